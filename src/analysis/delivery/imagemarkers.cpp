// SPDX-License-Identifier: Apache-2.0
#include "analysis/delivery/imagemarkers.h"

#include "model/fieldpath.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace fleetwright::analysis::delivery {

namespace {

using yaml::Node;
using Segments = std::vector<model::FieldPath::Segment>;
using State = ImageMarker::State;

constexpr std::string_view markerKey = R"("$imagepolicy")";

std::string_view trimmed(std::string_view text)
{
    const std::size_t begin = text.find_first_not_of(" \t\r");
    const std::size_t end = text.find_last_not_of(" \t\r");
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, end - begin + 1);
}

/// Takes a word off the front, blanks around it aside.
bool take(std::string_view &text, std::string_view word)
{
    text = trimmed(text);
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    text = trimmed(text);
    return true;
}

/// A comment that means to be a marker: it begins as one.
bool isMeant(std::string_view comment)
{
    return take(comment, "{") && comment.starts_with(markerKey);
}

/// The policy and part that a well-formed marker names.
bool readPolicy(std::string_view comment, ImageMarker &marker)
{
    if (!take(comment, "{") || !take(comment, markerKey) || !take(comment, ":")
        || !take(comment, "\""))
        return false;
    const std::size_t end = comment.find('"');
    if (end == std::string_view::npos)
        return false;
    std::string_view value = comment.substr(0, end);
    comment.remove_prefix(end + 1);
    if (!take(comment, "}") || !comment.empty())
        return false;
    std::array<std::string *, 3> parts{&marker.nameSpace, &marker.name, &marker.part};
    std::size_t count = 0;
    while (count < parts.size()) {
        const std::size_t colon = value.find(':');
        *parts[count++] = value.substr(0, colon);
        if (colon == std::string_view::npos)
            return count >= 2 && !marker.nameSpace.empty() && !marker.name.empty()
                   && (count == 2 || !marker.part.empty());
        value.remove_prefix(colon + 1);
    }
    return false;
}

/// Where the scalars of a file end, by line: the last one counts.
struct ScalarEnd {
    const Node *node = nullptr;
    std::string document;
    Segments path;
};

class Scalars {
public:
    explicit Scalars(const yaml::ParsedFile &file) : m_file(file)
    {
        for (std::size_t index = 0; index < file.documents.size(); ++index)
            visit(file.documents[index], documentName(file.documents[index], index), {});
    }

    [[nodiscard]] const ScalarEnd *endingOn(std::uint32_t line) const
    {
        const auto found = m_byLine.find(line);
        return found == m_byLine.end() ? nullptr : &found->second;
    }

    [[nodiscard]] const std::vector<const Node *> &blocks() const { return m_blocks; }

    static std::string documentName(const Node *document, std::size_t index)
    {
        const Node *kind = document->find("kind");
        const Node *name = document->findPath({"metadata", "name"});
        const Node *nameSpace = document->findPath({"metadata", "namespace"});
        if (!kind || !name)
            return '#' + std::to_string(index);
        return std::string(kind->text()) + '/' + std::string(nameSpace ? nameSpace->text() : "")
               + '/' + std::string(name->text());
    }

private:
    void visit(const Node *node, const std::string &document, const Segments &path)
    {
        if (node->isScalar() && node->span().known() && node->span().file == m_file.file.get()) {
            if (node->style() == yaml::Style::Literal || node->style() == yaml::Style::Folded) {
                m_blocks.push_back(node);
                return;
            }
            const std::uint32_t end = std::max(node->span().end, node->span().begin + 1) - 1;
            if (node->span().end > node->span().begin)
                m_byLine[m_file.file->placeOf(end).line] = {node, document, path};
        }
        for (const yaml::Entry &entry : node->entries()) {
            Segments below = path;
            below.push_back(
                {model::FieldPath::Segment::Kind::Key, std::string(entry.key->text()), {}, 0});
            visit(entry.value, document, below);
        }
        for (std::size_t index = 0; index < node->items().size(); ++index) {
            Segments below = path;
            below.push_back(model::segmentForItem(node, index));
            visit(node->items()[index], document, below);
        }
    }

    const yaml::ParsedFile &m_file;
    std::map<std::uint32_t, ScalarEnd> m_byLine;
    std::vector<const Node *> m_blocks;
};

/// Markers in texts that stand in a block scalar: the file's own comments only are Flux's.
void addMarkersOfBlock(const Node *block, std::vector<ImageMarker> &markers)
{
    const base::SourceFile &file = *block->span().file;
    const std::uint32_t last = file.placeOf(block->span().end).line;
    for (std::uint32_t line = file.placeOf(block->span().begin).line; line <= last; ++line) {
        const std::string_view text = file.line(line);
        for (std::size_t hash = text.find('#'); hash != std::string_view::npos;
             hash = text.find('#', hash + 1)) {
            if (!isMeant(text.substr(hash + 1)))
                continue;
            ImageMarker marker;
            marker.place = {file.path(), line, static_cast<std::uint32_t>(hash) + 1};
            marker.state =
                readPolicy(text.substr(hash + 1), marker) ? State::Misplaced : State::Malformed;
            markers.push_back(std::move(marker));
            break;
        }
    }
}

bool isYaml(const base::RepoPath &path)
{
    return path.extension() == "yaml" || path.extension() == "yml";
}

} // namespace

MarkedFile markersOf(const yaml::ParsedFilePtr &parsed)
{
    MarkedFile marked{parsed, {}};
    const Scalars scalars(*parsed);
    for (const yaml::Comment &comment : yaml::commentsOf(*parsed)) {
        if (!isMeant(comment.text))
            continue;
        ImageMarker marker;
        marker.place = comment.span.place();
        const ScalarEnd *scalar =
            comment.aloneOnLine ? nullptr : scalars.endingOn(marker.place.line);
        if (!readPolicy(comment.text, marker)) {
            marker.state = State::Malformed;
        } else if (!scalar || scalar->node->span().begin > comment.span.begin) {
            marker.state = State::Misplaced;
        } else {
            marker.scalar = scalar->node->span().place();
            marker.document = scalar->document;
            marker.path = model::FieldPath(scalar->path).text();
        }
        marked.markers.push_back(std::move(marker));
    }
    for (const Node *block : scalars.blocks())
        addMarkersOfBlock(block, marked.markers);
    std::ranges::sort(marked.markers, {}, &ImageMarker::place);
    return marked;
}

std::vector<MarkedFile> markedFilesOf(const model::Snapshot &snapshot, const base::Cancel &cancel)
{
    std::vector<MarkedFile> files;
    const auto listed = base::listAllFiles(*snapshot.files, {});
    if (!listed)
        return files;
    for (const base::RepoPath &path : *listed) {
        if (cancel.requested())
            break;
        if (!isYaml(path))
            continue;
        const auto file = snapshot.files->read(path);
        if (!file || (*file)->bytes().find(markerKey) == std::string_view::npos)
            continue;
        const auto parsed = yaml::readFile(*file);
        if (!parsed)
            continue;
        MarkedFile marked = markersOf(*parsed);
        if (!marked.markers.empty())
            files.push_back(std::move(marked));
    }
    return files;
}

MarkedFiles::MarkedFiles(const RuleInput &input)
    : all(markedFilesOf(input.snapshot(), input.cancel()))
{}

const Node *scalarAt(const yaml::ParsedFile &file, const ImageMarker &marker)
{
    const auto path = model::FieldPath::fromText(marker.path);
    if (!path)
        return nullptr;
    for (std::size_t index = 0; index < file.documents.size(); ++index) {
        if (Scalars::documentName(file.documents[index], index) != marker.document)
            continue;
        const Node *node = path->find(file.documents[index]);
        return node && node->isScalar() ? node : nullptr;
    }
    return nullptr;
}

} // namespace fleetwright::analysis::delivery
