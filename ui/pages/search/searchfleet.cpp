// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"
#include "diff/objectkey.h"
#include "model/secret.h"
#include "services/text/words.h"
#include "ui/pages/search/searchdock.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <map>

namespace fleetwright::ui {

using namespace Qt::StringLiterals;

namespace {

bool isSecretPath(const model::ResourceId &object, const std::string &text)
{
    const auto path = model::FieldPath::fromText(text);
    return !path || model::isSecretValue(object, path->segments());
}

constexpr std::size_t mostHits = 2'000;
constexpr std::size_t longestLine = 400;      ///< shown of a line
constexpr std::size_t largestFile = 8u << 20; ///< beyond it a file is no text that a person wrote

std::string regexFor(const SearchRequest &request)
{
    if (request.isPattern)
        return "(?i)" + services::toStd(request.text);
    std::string quoted = "(?i)";
    for (const char c : services::toStd(request.text)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                           || (c >= '0' && c <= '9') || (c & 0x80) != 0 || c == ' ';
        if (!plain)
            quoted += '\\';
        quoted += c;
    }
    return quoted;
}

class FleetSearch {
public:
    FleetSearch(const model::Snapshot &snapshot, base::Regex pattern,
                const services::JobControl &control)
        : m_snapshot(snapshot), m_pattern(std::move(pattern)), m_control(control)
    {}

    void searchFiles()
    {
        const auto files = base::listAllFiles(*m_snapshot.files, {});
        if (!files)
            return;
        for (std::size_t i = 0; i < files->size() && !done(); ++i) {
            m_control.progress(i, files->size(), (*files)[i].text());
            const auto file = m_snapshot.files->read((*files)[i]);
            if (file && (*file)->bytes().size() <= largestFile
                && m_pattern.matchesAnywhere((*file)->bytes()))
                searchFile(**file);
        }
    }

    void searchRendered()
    {
        std::map<std::pair<diff::ObjectKey, base::Hash128>, std::size_t> known;
        for (const model::Unit &unit : m_snapshot.units) {
            if (!unit.rendering)
                continue;
            const QString cluster = services::toQt(m_snapshot.clusters[unit.cluster].name);
            for (const model::Object &object : unit.rendering->objects) {
                if (done())
                    return;
                const auto [entry, isNew] =
                    known.try_emplace({diff::keyOf(object), object.hash()}, npos);
                if (isNew)
                    entry->second = searchObject(object);
                if (entry->second != npos)
                    m_result.sources[entry->second].clusters.append(cluster);
            }
        }
    }

    [[nodiscard]] SearchResult take() { return std::move(m_result); }

private:
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    [[nodiscard]] bool done() const { return m_result.truncated || m_control.cancel().requested(); }

    void addHit(SearchSource &source, SearchHit hit)
    {
        if (m_result.hits >= mostHits) {
            m_result.truncated = true;
            return;
        }
        ++m_result.hits;
        source.hits.push_back(std::move(hit));
    }

    void searchFile(const base::SourceFile &file)
    {
        SearchSource source;
        source.file = file.path();
        for (std::uint32_t line = 1; line <= file.lineCount() && !done(); ++line) {
            const std::string_view text = file.line(line);
            if (m_pattern.matchesAnywhere(text))
                addHit(source, {{file.path(), line, 0},
                                services::visible(text.substr(0, longestLine)).trimmed(),
                                {}});
        }
        if (!source.hits.empty())
            m_result.sources.push_back(std::move(source));
    }

    std::size_t searchObject(const model::Object &object)
    {
        std::vector<yaml::RenderedLine> lines;
        const auto text = yaml::renderYaml(object.root, lines);
        if (!text)
            return npos;
        SearchSource source;
        source.object = object.id;
        source.object->name = object.stableName;
        const bool isSecret = model::isSecret(object.id);
        std::size_t begin = 0;
        for (std::size_t i = 0; begin < text->size(); ++i) {
            const std::size_t end = std::min(text->find('\n', begin), text->size());
            const std::string_view line = std::string_view(*text).substr(begin, end - begin);
            begin = end + 1;
            const std::string path = i < lines.size() ? lines[i].path : std::string();
            if ((isSecret && isSecretPath(object.id, path))
                || (i < lines.size() && lines[i].value && lines[i].value->isScalar()
                    && model::comesFromSecret(lines[i].value)))
                continue;
            if (m_pattern.matchesAnywhere(line))
                addHit(source, {{{}, static_cast<std::uint32_t>(i + 1), 0},
                                services::visible(line.substr(0, longestLine)).trimmed(),
                                services::toQt(path)});
        }
        if (source.hits.empty())
            return npos;
        m_result.sources.push_back(std::move(source));
        return m_result.sources.size() - 1;
    }

    const model::Snapshot &m_snapshot;
    base::Regex m_pattern;
    const services::JobControl &m_control;
    SearchResult m_result;
};

} // namespace

base::Result<SearchResult> searchFleet(const model::Snapshot &snapshot,
                                       const SearchRequest &request,
                                       const services::JobControl &control)
{
    auto pattern = base::Regex::compile(regexFor(request));
    if (!pattern)
        return std::move(pattern).error();
    FleetSearch search(snapshot, *pattern, control);
    if (request.where != SearchIn::RenderedOutput)
        search.searchFiles();
    if (request.where != SearchIn::Files)
        search.searchRendered();
    return search.take();
}

} // namespace fleetwright::ui
