// SPDX-License-Identifier: Apache-2.0
#include "edit/candidate.h"
#include "yaml/emitter.h"

namespace fleetwright::edit {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;

/// name[:tag][@digest], where a ':' before the last '/' is a port.
struct Image {
    std::string name;
    std::string tag;
    std::string digest;

    [[nodiscard]] static Image fromText(std::string_view text)
    {
        Image image;
        const std::size_t at = text.find('@');
        if (at != std::string_view::npos) {
            image.digest = text.substr(at + 1);
            text = text.substr(0, at);
        }
        const std::size_t slash = text.rfind('/');
        const std::size_t colon = text.find(':', slash == std::string_view::npos ? 0 : slash);
        image.name = text.substr(0, colon);
        if (colon != std::string_view::npos)
            image.tag = text.substr(colon + 1);
        return image;
    }
};

Result<void> setKey(EditedFiles::File &file, const yaml::Node *entry, std::string_view key,
                    const std::string &value)
{
    const yaml::Node *present = entry->find(key);
    if (value.empty() && present == nullptr)
        return {};
    if (value.empty())
        return yaml::removeKey(file.edits, *file.parsed, entry, key);
    if (present != nullptr)
        return yaml::setScalar(file.edits, *file.parsed, present, value, yaml::Tag::String);
    return yaml::addKey(file.edits, *file.parsed, entry, key,
                        yaml::formatScalar(value, yaml::Tag::String));
}

Error unchanged()
{
    return Error{ErrorCode::Refused, "the image is the same already", std::nullopt, {}, {}};
}

} // namespace

bool isImageField(const model::FieldPath &field)
{
    const auto &segments = field.segments();
    if (segments.size() < 3 || segments.back().key != "image")
        return false;
    const std::string &list = segments[segments.size() - 3].key;
    return list == "containers" || list == "initContainers";
}

Result<void> editImageEntry(EditedFiles::File &file, const yaml::Node *entry,
                            std::string_view before, std::string_view wanted)
{
    const Image from = Image::fromText(before);
    const Image to = Image::fromText(wanted);
    if (to.name.empty()
        || (to.tag.empty() && to.digest.empty() && !(from.tag.empty() && from.digest.empty())))
        return Error{ErrorCode::Unsupported,
                     "images: cannot take a tag away",
                     std::nullopt,
                     "name a tag or a digest",
                     {}};
    if (from.name == to.name && from.tag == to.tag && from.digest == to.digest)
        return unchanged();
    if (from.name != to.name) {
        if (auto done = setKey(file, entry, "newName", to.name); !done)
            return done;
    }
    if (from.tag != to.tag) {
        if (auto done = setKey(file, entry, "newTag", to.tag); !done)
            return done;
    }
    return from.digest == to.digest ? Result<void>() : setKey(file, entry, "digest", to.digest);
}

Result<Candidate> addImageEntry(const base::FileSource &files, const FieldTarget &target,
                                const model::Layer &layer, const Wanted &wanted)
{
    EditedFiles edited(files);
    auto file = edited.open(layer.file);
    if (!file)
        return std::move(file).error();
    const yaml::Node *root =
        (*file)->parsed->documents.empty() ? nullptr : (*file)->parsed->documents.front();
    if (root == nullptr || !root->isMapping() || target.present == nullptr)
        return Error{ErrorCode::Invalid, "no image is there to be replaced", std::nullopt, {}, {}};
    const std::string_view before = target.present->text();
    const Image from = Image::fromText(before);
    const Image to = Image::fromText(wanted.text);
    const yaml::Node *images = root->find("images");
    Candidate candidate{layer.path, "images", false, {}, {}};
    Result<void> done;
    const yaml::Node *own = nullptr;
    if (images != nullptr) {
        for (const yaml::Node *entry : images->items()) {
            const yaml::Node *name = entry->find("name");
            if (name != nullptr && name->text() == from.name)
                own = entry;
        }
    }
    if (own != nullptr) {
        done = editImageEntry(**file, own, before, wanted.text);
    } else {
        std::string item = "name: " + yaml::formatScalar(from.name, yaml::Tag::String);
        const auto add = [&item](std::string_view key, const std::string &value) {
            item.append("\n").append(key).append(": ").append(
                yaml::formatScalar(value, yaml::Tag::String));
        };
        if (to.name != from.name)
            add("newName", to.name);
        if (to.tag != from.tag && !to.tag.empty())
            add("newTag", to.tag);
        if (!to.digest.empty()
            && (to.digest != from.digest || to.tag != from.tag)) // a new tag alone drops it
            add("digest", to.digest);
        if (item.find('\n') == std::string::npos)
            return unchanged();
        done = addToSequence(**file, root, "images", item);
    }
    if (!done)
        return std::move(done).error();
    candidate.changes = edited.changes();
    candidate.place = firstChangedPlace(files, candidate.changes);
    return candidate;
}

} // namespace fleetwright::edit
