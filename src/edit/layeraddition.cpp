// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <array>

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using Segment = model::FieldPath::Segment;

Error notPossible(std::string detail)
{
    return Error{ErrorCode::Unsupported, std::move(detail), std::nullopt, {}, {}};
}

/// The edit of one kustomization: opened, changed, turned into a candidate.
class KustomizationEdit {
public:
    KustomizationEdit(const base::FileSource &files, const model::Layer &layer, std::string field)
        : m_edited(files), m_layer(layer), m_field(std::move(field))
    {}

    [[nodiscard]] Result<void> open()
    {
        auto file = m_edited.open(m_layer.file);
        if (!file)
            return std::move(file).error();
        m_file = *file;
        if (m_file->parsed->documents.empty() || !m_file->parsed->documents.front()->isMapping())
            return notPossible(m_layer.file.text() + " is no kustomization");
        m_root = m_file->parsed->documents.front();
        return {};
    }

    [[nodiscard]] EditedFiles::File &file() { return *m_file; }
    [[nodiscard]] const yaml::Node *root() const { return m_root; }

    [[nodiscard]] Result<Candidate> finish(Result<void> done) const
    {
        if (!done)
            return std::move(done).error();
        Candidate candidate{m_layer.path, m_field, false, m_edited.changes(), {}};
        candidate.place = firstChangedPlace(m_edited.source(), candidate.changes);
        return candidate;
    }

private:
    EditedFiles m_edited;
    const model::Layer &m_layer;
    std::string m_field;
    EditedFiles::File *m_file = nullptr;
    const yaml::Node *m_root = nullptr;
};

std::string keyText(std::string_view key)
{
    return yaml::formatScalar(key, yaml::Tag::String);
}

const yaml::Node *entryNamed(const yaml::Node *sequence, std::string_view name)
{
    if (sequence == nullptr)
        return nullptr;
    for (const yaml::Node *entry : sequence->items()) {
        const yaml::Node *own = entry->find("name");
        if (own != nullptr && own->text() == name)
            return entry;
    }
    return nullptr;
}

std::string apiVersionOf(const model::ResourceId &id)
{
    return id.group.empty() ? id.version : id.group + "/" + id.version;
}

/// The last existing node on the way to a field, and how many segments lead to it.
struct Deepest {
    const yaml::Node *node = nullptr;
    std::size_t depth = 0;
};

Deepest deepestExisting(const yaml::Node *root, const model::FieldPath &field)
{
    Deepest deepest{root, 0};
    const auto &segments = field.segments();
    for (std::size_t depth = 1; depth < segments.size(); ++depth) {
        const model::FieldPath part(std::vector<Segment>(
            segments.begin(), segments.begin() + static_cast<std::ptrdiff_t>(depth)));
        const yaml::Node *node = part.find(root);
        if (node == nullptr)
            break;
        deepest = {node, depth};
    }
    return deepest;
}

/// The document of a manifest file that holds the object as it was before any layer.
const yaml::Node *manifestOf(const yaml::ParsedFile &file, const FieldTarget &target)
{
    for (const yaml::Node *document : file.documents) {
        const yaml::Node *kind = document->find("kind");
        const yaml::Node *name = document->findPath({"metadata", "name"});
        if (kind != nullptr && name != nullptr && kind->text() == target.object->id.kind
            && name->text() == target.originalName)
            return document;
    }
    return nullptr;
}

std::string formatted(const Wanted &wanted)
{
    return yaml::formatScalar(wanted.text, wanted.tag);
}

} // namespace

std::optional<std::string> jsonPointer(const yaml::Node *root, const model::FieldPath &field)
{
    std::string pointer;
    const yaml::Node *node = root;
    for (const Segment &segment : field.segments()) {
        pointer += '/';
        if (segment.kind == Segment::Kind::Key) {
            for (const char letter : segment.key)
                pointer += letter == '~' ? "~0" : letter == '/' ? "~1" : std::string(1, letter);
            node = node != nullptr ? node->find(segment.key) : nullptr;
            continue;
        }
        const auto items = node != nullptr ? node->items() : std::span<const yaml::Node *const>();
        std::size_t index = segment.index;
        if (segment.kind == Segment::Kind::Match) {
            const auto found = std::ranges::find_if(items, [&](const yaml::Node *item) {
                const yaml::Node *value = item->find(segment.key);
                return value != nullptr && value->text() == segment.value;
            });
            index = static_cast<std::size_t>(found - items.begin());
        }
        if (index >= items.size())
            return std::nullopt;
        pointer += std::to_string(index);
        node = items[index];
    }
    return pointer;
}

std::string indented(std::string_view text, std::size_t spaces)
{
    std::string result;
    while (true) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (!line.empty())
            result.append(spaces, ' ').append(line);
        if (end == std::string_view::npos)
            return result;
        result += '\n';
        text = text.substr(end + 1);
    }
}

std::string nestedYaml(std::span<const Segment> path, std::string_view value)
{
    if (path.empty())
        return std::string(value);
    const Segment &first = path.front();
    const auto rest = path.subspan(1);
    if (first.kind == Segment::Kind::Match) {
        const std::string own = keyText(first.key) + ": " + keyText(first.value);
        return "- " + indented(own + "\n" + nestedYaml(rest, value), 2).substr(2);
    }
    if (rest.empty())
        return keyText(first.key) + ": " + std::string(value);
    // Items are not indented below their key, as Go's tools print them.
    const std::size_t indent = rest.front().kind == Segment::Kind::Key ? 2 : 0;
    return keyText(first.key) + ":\n" + indented(nestedYaml(rest, value), indent);
}

Result<void> addToSequence(EditedFiles::File &file, const yaml::Node *mapping, std::string_view key,
                           std::string_view itemYaml)
{
    const yaml::Node *sequence = mapping->find(key);
    if (sequence != nullptr && sequence->isSequence() && sequence->size() > 0)
        return yaml::addItem(file.edits, *file.parsed, sequence, itemYaml);
    if (sequence != nullptr)
        return notPossible("'" + std::string(key) + "' is there without items");
    return yaml::addKey(file.edits, *file.parsed, mapping, key,
                        "- " + indented(itemYaml, 2).substr(2));
}

bool isReplicasField(const FieldTarget &target)
{
    // konfig/builtinpluginconsts/replicas.go
    constexpr std::array kinds = {"Deployment", "ReplicationController", "ReplicaSet",
                                  "StatefulSet"};
    return target.field.text() == "spec.replicas"
           && std::ranges::find(kinds, target.object->id.kind) != kinds.end();
}

Result<Candidate> addReplicasEntry(const base::FileSource &files, const FieldTarget &target,
                                   const model::Layer &layer, const Wanted &wanted)
{
    KustomizationEdit edit(files, layer, "replicas");
    if (auto opened = edit.open(); !opened)
        return std::move(opened).error();
    if (const yaml::Node *entry = entryNamed(edit.root()->find("replicas"), target.originalName)) {
        const yaml::Node *count = entry->find("count");
        if (count == nullptr)
            return notPossible("the entry of replicas has no count");
        return edit.finish(yaml::setScalar(edit.file().edits, *edit.file().parsed, count,
                                           wanted.text, yaml::Tag::Int));
    }
    const std::string item =
        "name: " + keyText(target.originalName) + "\ncount: " + formatted(wanted);
    return edit.finish(addToSequence(edit.file(), edit.root(), "replicas", item));
}

Result<Candidate> addLiteral(const base::FileSource &files, const FieldTarget &target,
                             const model::Layer &layer, const Wanted &wanted)
{
    const auto &segments = target.field.segments();
    const bool secret = target.object->id.kind == "Secret";
    if (!target.generated || segments.size() != 2 || segments[0].key != "data"
        || (secret && target.present != nullptr))
        return notPossible("no generator makes this field");
    const std::string key = secret ? "secretGenerator" : "configMapGenerator";
    KustomizationEdit edit(files, layer, key);
    if (auto opened = edit.open(); !opened)
        return std::move(opened).error();
    const std::string literal =
        yaml::formatScalar(segments[1].key + "=" + wanted.text, yaml::Tag::String);
    if (const yaml::Node *entry = entryNamed(edit.root()->find(key), target.originalName))
        return edit.finish(addToSequence(edit.file(), entry, "literals", literal));
    std::string item = "name: " + keyText(target.originalName);
    if (!target.originalNamespace.empty())
        item += "\nnamespace: " + keyText(target.originalNamespace);
    item += "\nbehavior: merge\nliterals:\n- " + literal;
    return edit.finish(addToSequence(edit.file(), edit.root(), key, item));
}

Result<Candidate> addManifestKey(const base::FileSource &files, const FieldTarget &target,
                                 const model::Layer &layer, const Wanted &wanted)
{
    const base::Span &span = target.object->root->span();
    if (target.object->layer != layer.path || target.generated || !span.known())
        return notPossible("the layer does not bring in the manifest");
    EditedFiles edited(files);
    const auto file = edited.open(span.file->path());
    if (!file)
        return file.error();
    const yaml::Node *document = manifestOf(*(*file)->parsed, target);
    if (document == nullptr)
        return notPossible("the manifest was not found");
    const Deepest deepest = deepestExisting(document, target.field);
    const std::span<const Segment> rest = std::span(target.field.segments()).subspan(deepest.depth);
    if (!deepest.node->isMapping() || rest.front().kind != Segment::Kind::Key
        || deepest.node->find(rest.front().key) != nullptr)
        return notPossible("the manifest has no place for the field");
    if (auto done = yaml::addKey((*file)->edits, *(*file)->parsed, deepest.node, rest.front().key,
                                 nestedYaml(rest.subspan(1), formatted(wanted)));
        !done)
        return std::move(done).error();
    Candidate candidate{layer.path, "resources", false, edited.changes(), {}};
    candidate.place = firstChangedPlace(files, candidate.changes);
    return candidate;
}

Result<Candidate> addStrategicPatch(const base::FileSource &files, const FieldTarget &target,
                                    const model::Layer &layer, const Wanted &wanted)
{
    const auto &segments = target.field.segments();
    if (std::ranges::any_of(segments,
                            [](const Segment &one) { return one.kind == Segment::Kind::Index; }))
        return notPossible("a strategic merge patch cannot name an item by its index");
    KustomizationEdit edit(files, layer, "patches");
    if (auto opened = edit.open(); !opened)
        return std::move(opened).error();
    const model::ResourceId &id = target.object->id;
    std::string metadata = "name: " + keyText(target.originalName);
    if (!target.originalNamespace.empty())
        metadata += "\nnamespace: " + keyText(target.originalNamespace);
    std::span<const Segment> rest = segments;
    std::string patch = "apiVersion: " + keyText(apiVersionOf(id)) + "\nkind: " + keyText(id.kind)
                        + "\nmetadata:\n";
    if (rest.size() > 1 && rest.front().key == "metadata") {
        patch += indented(metadata + "\n" + nestedYaml(rest.subspan(1), formatted(wanted)), 2);
    } else {
        patch += indented(metadata, 2) + "\n" + nestedYaml(rest, formatted(wanted));
    }
    return edit.finish(
        addToSequence(edit.file(), edit.root(), "patches", "patch: |-\n" + indented(patch, 2)));
}

Result<Candidate> addJsonPatch(const base::FileSource &files, const FieldTarget &target,
                               const model::Layer &layer, const Wanted &wanted)
{
    const auto pointer = jsonPointer(target.object->root, target.field);
    const bool parentThere = deepestExisting(target.object->root, target.field).depth + 1
                             == target.field.segments().size();
    if (!pointer || !parentThere)
        return notPossible("a JSON patch needs the field's parent to be there");
    KustomizationEdit edit(files, layer, "patches");
    if (auto opened = edit.open(); !opened)
        return std::move(opened).error();
    std::string name; // an anchored regular expression
    for (const char letter : target.originalName)
        name += letter == '.' ? "\\." : std::string(1, letter);
    std::string item =
        "target:\n  kind: " + keyText(target.object->id.kind) + "\n  name: " + keyText(name);
    if (!target.originalNamespace.empty())
        item += "\n  namespace: " + keyText(target.originalNamespace);
    item += "\npatch: |-\n  - op: " + std::string(target.present != nullptr ? "replace" : "add")
            + "\n    path: " + keyText(*pointer) + "\n    value: " + formatted(wanted);
    return edit.finish(addToSequence(edit.file(), edit.root(), "patches", item));
}

} // namespace fleetwright::edit
