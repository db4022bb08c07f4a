// SPDX-License-Identifier: Apache-2.0
#include "edit/configedit.h"

#include "config/fleetconfig.h"
#include "edit/editedfiles.h"
#include "yaml/emitter.h"

#include <algorithm>

namespace fleetwright::edit {

namespace {

using base::Result;
using yaml::Node;

bool isNumber(std::string_view text)
{
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

yaml::Tag tagOf(std::string_view value)
{
    if (value == "true" || value == "false")
        return yaml::Tag::Bool;
    return isNumber(value) ? yaml::Tag::Int : yaml::Tag::String;
}

std::string scalarText(const std::string &value)
{
    return yaml::formatScalar(value, tagOf(value));
}

/// What stands below a key that is not there yet: mappings down to the value.
std::string blockText(const std::vector<std::string> &path, std::size_t from,
                      const std::string &value)
{
    std::string text;
    for (std::size_t at = from; at < path.size(); ++at)
        text += std::string(2 * (at - from), ' ') + path[at] + ":"
                + (at + 1 < path.size() ? "\n" : " " + scalarText(value));
    return text.empty() ? scalarText(value) : text;
}

/// One value in one text.
class TextEdit {
public:
    TextEdit(std::string bytes, const ConfigValue &value)
        : m_files(base::makeMemoryFiles({{std::string(config::configFileName), std::move(bytes)}})),
          m_edited(*m_files), m_value(value)
    {}

    Result<std::string> run()
    {
        auto opened = m_edited.open(path());
        if (!opened)
            return std::move(opened).error();
        m_file = *opened;
        const std::vector<const Node *> &documents = m_file->parsed->documents;
        const Node *root = documents.empty() ? nullptr : documents.front();
        if (!root || !root->isMapping())
            return begun();
        if (Result<void> done = m_value.value ? set(root) : remove(root); !done)
            return std::move(done).error();
        return m_file->edits.apply();
    }

    static base::RepoPath path() { return *base::RepoPath::fromText(config::configFileName); }

private:
    /// A file of comments alone, or none.
    [[nodiscard]] std::string begun() const
    {
        std::string text(m_file->parsed->file->bytes());
        if (!m_value.value)
            return text;
        if (!text.empty() && text.back() != '\n')
            text += '\n';
        return text + blockText(m_value.path, 0, *m_value.value) + '\n';
    }

    Result<void> set(const Node *root)
    {
        const Node *mapping = root;
        for (std::size_t at = 0; at < m_value.path.size(); ++at) {
            const Node *next = mapping->find(m_value.path[at]);
            if (!next)
                return yaml::addKey(m_file->edits, *m_file->parsed, mapping, m_value.path[at],
                                    blockText(m_value.path, at + 1, *m_value.value));
            if (at + 1 == m_value.path.size())
                return next->text() == *m_value.value
                           ? Result<void>()
                           : yaml::setScalar(m_file->edits, *m_file->parsed, next, *m_value.value,
                                             tagOf(*m_value.value));
            mapping = next;
        }
        return {};
    }

    /// The key goes with all mappings that hold nothing else.
    Result<void> remove(const Node *root)
    {
        std::vector<const Node *> way{root};
        for (const std::string &key : m_value.path) {
            const Node *next = way.back()->find(key);
            if (!next)
                return {};
            way.push_back(next);
        }
        std::size_t at = m_value.path.size() - 1;
        while (at > 0 && way[at]->entries().size() == 1)
            --at;
        return yaml::removeKey(m_file->edits, *m_file->parsed, way[at], m_value.path[at]);
    }

    base::FileSourcePtr m_files;
    EditedFiles m_edited;
    const ConfigValue &m_value;
    EditedFiles::File *m_file = nullptr;
};

} // namespace

Result<FileChanges> setConfigValues(const base::FileSource &files,
                                    const std::vector<ConfigValue> &values)
{
    const base::RepoPath path = TextEdit::path();
    const auto before = files.read(path);
    const std::string old = before ? std::string((*before)->bytes()) : std::string();
    std::string text = old;
    for (const ConfigValue &value : values) {
        Result<std::string> edited = TextEdit(text, value).run();
        if (!edited)
            return std::move(edited).error();
        text = *std::move(edited);
    }
    if (text == old)
        return FileChanges{};
    const base::FileSourcePtr after =
        base::makeMemoryFiles({{std::string(config::configFileName), text}});
    if (const auto read = config::readFleetConfig(*after); !read)
        return read.error();
    return FileChanges{{path, std::move(text)}};
}

} // namespace fleetwright::edit
