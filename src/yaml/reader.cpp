// SPDX-License-Identifier: Apache-2.0
#include "yaml/reader.h"

#include "yaml/composer.h"
#include "yaml/embedded.h"

#include <utility>

namespace fleetwright::yaml {
namespace {

base::Result<ParsedFilePtr> compose(base::SourceFilePtr file, const ComposerInput &input,
                                    const ReadOptions &options)
{
    auto parsed = std::make_shared<ParsedFile>();
    parsed->arena = std::make_shared<base::Arena>();
    base::Result<Composition> composition = composeDocuments(input, *parsed->arena, options);
    if (!composition)
        return std::move(composition).error();
    parsed->documents = std::move(composition->documents);
    parsed->options = options;
    if (input.embedded)
        parsed->within = input.embedded->whole;
    parsed->hasMerges = composition->hasMerges;
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

base::Result<ParsedFilePtr> readEmbedded(const Node &within, base::SourceFilePtr file,
                                         const ReadOptions &options, TextPart part)
{
    const EmbeddedText embedded = embeddedTextOf(within, part.begin);
    const ComposerInput input{part.of(within.text()), embedded.whole.file, &embedded};
    return compose(std::move(file), input, options);
}

} // namespace fleetwright::yaml
