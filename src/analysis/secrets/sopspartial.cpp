// SPDX-License-Identifier: Apache-2.0
#include "analysis/repositoryfiles.h"
#include "analysis/secrets/secretrules.h"
#include "analysis/secrets/sopsfile.h"
#include "flux/encryption.h"

namespace fleetwright::analysis::secrets {

namespace {

using Path = std::vector<std::string_view>;

struct Readable {
    std::uint32_t offset = 0;
    std::string path;
    bool forgotten = false; ///< the file's own selection leaves it out
};

std::string pathText(const Path &path)
{
    std::string text;
    for (const std::string_view key : path) {
        text += text.empty() ? "" : ".";
        text += key;
    }
    return text;
}

/// The readable values of one encrypted document.
class ReadableValues {
public:
    ReadableValues(const yaml::Node *document, const SopsSelection &selection)
        : m_selection(selection)
    {
        const yaml::Node *kind = document->find("kind");
        m_isSecret = kind && kind->text() == "Secret";
        for (const yaml::Entry &entry : document->entries()) {
            if (entry.key->text() == "sops")
                continue;
            m_path = {entry.key->text()};
            walk(entry.value);
        }
    }

    [[nodiscard]] const std::vector<Readable> &all() const { return m_found; }

private:
    void walk(const yaml::Node *node)
    {
        if (node->isScalar())
            return scalar(node);
        for (const yaml::Entry &entry : node->entries()) {
            m_path.push_back(entry.key->text());
            walk(entry.value);
            m_path.pop_back();
        }
        for (const yaml::Node *item : node->items())
            walk(item);
    }

    void scalar(const yaml::Node *node)
    {
        if (node->isNull() || node->text().empty() || flux::isEncryptedText(node->text())
            || !node->span().known())
            return;
        const bool selected = m_selection.encrypts(m_path);
        const bool inSecret =
            m_isSecret && (m_path.front() == "data" || m_path.front() == "stringData");
        if (selected || (inSecret && !m_selection.leavesReadable(m_path)))
            m_found.push_back({node->span().begin, pathText(m_path), !selected});
    }

    const SopsSelection &m_selection;
    bool m_isSecret = false;
    Path m_path;
    std::vector<Readable> m_found;
};

std::vector<Readable> readableLines(const base::SourceFile &file)
{
    const std::optional<SopsSelection> selection = SopsSelection::of(nullptr);
    std::vector<Readable> found;
    for (std::uint32_t line = 1; selection && line <= file.lineCount(); ++line) {
        const std::string_view text = file.line(line);
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos || text.starts_with('#') || text.starts_with("sops_"))
            continue;
        const std::string_view key = text.substr(0, equals);
        const std::string_view value = text.substr(equals + 1);
        if (!value.empty() && !flux::isEncryptedText(value) && selection->encrypts({key}))
            found.push_back({file.lineBegin(line), std::string(key), false});
    }
    return found;
}

std::vector<Readable> readableIn(const base::SourceFile &file, const yaml::ParsedFile *parsed)
{
    if (!parsed)
        return readableLines(file);
    std::vector<Readable> found;
    for (const yaml::Node *document : parsed->documents) {
        const yaml::Node *metadata = document->find("sops");
        if (!metadata || !metadata->find("mac"))
            continue;
        const std::optional<SopsSelection> selection = SopsSelection::of(metadata);
        if (!selection || selection->dependsOnComments())
            continue;
        const ReadableValues values(document, *selection);
        found.insert(found.end(), values.all().begin(), values.all().end());
    }
    return found;
}

model::Finding findingOf(const Readable &readable, const base::SourceFile &file,
                         const model::Snapshot &snapshot)
{
    model::Finding finding;
    finding.rule = "sops-partial";
    finding.severity = model::Severity::Error;
    finding.place = file.placeOf(readable.offset);
    const auto reach = snapshot.reachByFile.find(file.path());
    if (reach != snapshot.reachByFile.end())
        finding.clusters = snapshot.namesOf(reach->second);
    finding.field = readable.path;
    finding.layer = file.path().parent().text();
    const std::string reason = readable.forgotten
                                   ? "the expression by which the file was encrypted leaves it out"
                                   : "it was put in by hand, without sops";
    finding.message = file.path().text() + " is encrypted, but its value " + readable.path
                      + " is readable: " + reason;
    finding.fix =
        readable.forgotten
            ? "Change encrypted_regex (or the suffix) in .sops.yaml to select it too, "
              "encrypt the file anew and change the value"
            : "Encrypt the file anew with sops and change the value: it is in the history";
    return finding;
}

} // namespace

std::vector<model::Finding> sopsPartial(RuleInput &input)
{
    RepositoryFiles &files = input.files();
    std::vector<model::Finding> findings;
    for (const base::SourceFilePtr &file : files.texts()) {
        if (file->bytes().find("sops") == std::string_view::npos)
            continue;
        const yaml::ParsedFilePtr parsed = files.parsed(file);
        if (!isSopsFile(*file, parsed.get()))
            continue;
        std::uint32_t lastLine = 0;
        for (const Readable &readable : readableIn(*file, parsed.get())) {
            model::Finding finding = findingOf(readable, *file, input.snapshot());
            if (finding.place.line != lastLine)
                findings.push_back(finding);
            lastLine = finding.place.line;
        }
    }
    return findings;
}

} // namespace fleetwright::analysis::secrets
