// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"

#include "yaml/composer.h"

#include <utility>

namespace fleetwright::yaml {
namespace {

base::Result<ParsedFilePtr> compose(base::SourceFilePtr file, const ComposerInput &input,
                                    const ReadOptions &options)
{
    auto parsed = std::make_shared<ParsedFile>();
    parsed->arena = std::make_shared<base::Arena>();
    base::Result<std::vector<const Node *>> documents =
        composeDocuments(input, *parsed->arena, options);
    if (!documents)
        return std::move(documents).error();
    parsed->documents = std::move(documents).value();
    if (file)
        parsed->arena->keep(file);
    parsed->file = std::move(file);
    return ParsedFilePtr(std::move(parsed));
}

} // namespace

base::Result<ParsedFilePtr> readFile(base::SourceFilePtr file, const ReadOptions &options)
{
    const ComposerInput input{file->bytes(), file.get(), nullptr};
    return compose(std::move(file), input, options);
}

} // namespace fleetwright::yaml
