// SPDX-License-Identifier: Apache-2.0
#include "flux/variables.h"

#include "base/base64.h"
#include "flux/encryption.h"
#include "model/secret.h"

#include <algorithm>

namespace fleetwright::flux {

namespace {

using base::Error;
using base::ErrorCode;
using base::Result;
using yaml::Node;

constexpr std::string_view fromField = "postBuild.substituteFrom";
constexpr std::string_view fromSecretField = "postBuild.substituteFrom (Secret)";
constexpr std::string_view inlineField = "postBuild.substitute";
constexpr std::string_view inlineSecretField = "postBuild.substitute (Secret)";
static_assert(fromSecretField.ends_with(model::fromSecretMark)
              && inlineSecretField.ends_with(model::fromSecretMark));

/// strings.ReplaceAll(value, "\n", "")
std::string withoutLineBreaks(std::string text)
{
    std::erase(text, '\n');
    return text;
}

std::string textOf(const Node *value)
{
    return value->isNull() ? std::string() : std::string(value->text());
}

DataValue decodedValue(const Node *value)
{
    const std::string text = textOf(value);
    if (isEncryptedText(text))
        return {{}, false, value};
    auto decoded = base::decodeBase64(text);
    return {decoded ? *std::move(decoded) : text, true, value};
}

DataValue plainValue(const Node *value)
{
    std::string text = textOf(value);
    const bool known = !isEncryptedText(text);
    return {known ? std::move(text) : std::string(), known, value};
}

bool isVariableName(std::string_view name)
{
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    };
    return !name.empty() && isLetter(name.front()) && std::ranges::all_of(name, [&](char c) {
        return isLetter(c) || (c >= '0' && c <= '9');
    });
}

class Gathering {
public:
    Gathering(const KustomizationSpec &spec, const KnownObjects &objects)
        : m_spec(spec), m_objects(objects)
    {}

    Result<Variables> run()
    {
        for (const ObjectReference &reference : m_spec.substituteFrom)
            addFrom(reference);
        const Node *substitute = m_spec.postBuild->find("substitute");
        if (substitute) {
            for (const yaml::Entry &entry : substitute->entries()) {
                if (!entry.value->isString())
                    return errorAt(ErrorCode::Invalid,
                                   "the value of variable '" + std::string(entry.key->text())
                                       + "' is no text",
                                   entry.value, "put it in quotes");
                const bool secret = model::comesFromSecret(entry.value);
                m_variables.byName[std::string(entry.key->text())] = {
                    withoutLineBreaks(textOf(entry.value)),   true,        secret,
                    secret ? inlineSecretField : inlineField, entry.value, m_spec.keeps};
            }
        }
        return std::move(m_variables);
    }

private:
    void addFrom(const ObjectReference &reference)
    {
        // Other kinds are passed over without a word (LoadVariables' switch).
        if (reference.kind != "ConfigMap" && reference.kind != "Secret")
            return;
        const KnownObject *object = m_objects.find(
            {"", reference.kind, m_spec.id.nameSpace, reference.name}, placeOf(m_spec.root));
        if (!object) {
            if (!isMadeInCluster(reference) && !reference.optional)
                noteMissing(reference, "is not in Git", "write it, map it, or mark it optional");
            return;
        }
        noteFile(*object);
        bool encrypted = false;
        for (auto &[name, value] : dataOf(*object)) {
            encrypted = encrypted || !value.known;
            const bool secret = reference.kind == "Secret" || model::comesFromSecret(value.node);
            m_variables.byName[name] = {
                withoutLineBreaks(value.text),        value.known, secret,
                secret ? fromSecretField : fromField, value.node,  object->keeps};
        }
        if (encrypted)
            m_variables.unresolved.push_back(
                errorAt(ErrorCode::Unresolved,
                        nameOf(reference)
                            + " is encrypted, its values are never decrypted: ${…} of its "
                              "variables stay as they are",
                        reference.node));
    }

    bool isMadeInCluster(const ObjectReference &reference)
    {
        if (reference.kind != "Secret")
            return false;
        const KnownObject *maker = makerOfSecret(m_objects, m_spec.id.nameSpace, reference.name);
        if (!maker)
            return false;
        noteMissing(reference, "is made in the cluster by " + maker->id.text(), {});
        return true;
    }

    void noteMissing(const ObjectReference &reference, const std::string &why, std::string hint)
    {
        m_variables.openEnded = true;
        m_variables.unresolved.push_back(errorAt(ErrorCode::Unresolved,
                                                 "substitute from '" + reference.kind + "/"
                                                     + reference.name + "': " + nameOf(reference)
                                                     + " " + why,
                                                 reference.node, std::move(hint)));
    }

    [[nodiscard]] std::string nameOf(const ObjectReference &reference) const
    {
        return reference.kind + " " + m_spec.id.nameSpace + "/" + reference.name;
    }

    void noteFile(const KnownObject &object)
    {
        base::RepoPath file = placeOf(object.root).file;
        if (!file.isRoot() && std::ranges::find(m_variables.files, file) == m_variables.files.end())
            m_variables.files.push_back(std::move(file));
    }

    const KustomizationSpec &m_spec;
    const KnownObjects &m_objects;
    Variables m_variables;
};

} // namespace

VariableValue Variables::lookUp(std::string_view name) const
{
    const auto found = byName.find(name);
    if (found == byName.end())
        return {openEnded ? VariableValue::State::Unknown : VariableValue::State::Missing, {}};
    if (!found->second.known)
        return {VariableValue::State::Unknown, {}};
    return {VariableValue::State::Set, found->second.value};
}

Result<Variables> gatherVariables(const KustomizationSpec &spec, const KnownObjects &objects)
{
    if (!spec.postBuild)
        return Variables{};
    return Gathering(spec, objects).run();
}

Result<void> checkNames(const Variables &variables)
{
    for (const auto &[name, variable] : variables.byName) {
        if (!isVariableName(name))
            return errorAt(ErrorCode::Invalid,
                           "'" + name
                               + "' var name is invalid, must match "
                                 "'^[_[:alpha:]][_[:alpha:][:digit:]]*$'",
                           variable.node, "rename the key: one such key fails every build");
    }
    return {};
}

std::map<std::string, DataValue> dataOf(const KnownObject &object)
{
    const bool isSecret = object.id.kind == "Secret";
    std::map<std::string, DataValue> values;
    if (const Node *data = object.root->find("data")) {
        for (const yaml::Entry &entry : data->entries())
            values[std::string(entry.key->text())] =
                isSecret ? decodedValue(entry.value) : plainValue(entry.value);
    }
    const Node *stringData = isSecret ? object.root->find("stringData") : nullptr;
    if (stringData) {
        for (const yaml::Entry &entry : stringData->entries())
            values[std::string(entry.key->text())] = plainValue(entry.value);
    }
    return values;
}

const KnownObject *makerOfSecret(const KnownObjects &objects, std::string_view nameSpace,
                                 std::string_view name)
{
    const auto makes = [&](const KnownObject &object) {
        const bool external =
            object.id.kind == "ExternalSecret" && object.id.group == "external-secrets.io";
        const bool sealed = object.id.kind == "SealedSecret" && object.id.group == "bitnami.com";
        if ((!external && !sealed) || object.id.nameSpace != nameSpace)
            return false;
        const std::string_view made =
            external ? textAt(object.root, {"spec", "target", "name"})
                     : textAt(object.root, {"spec", "template", "metadata", "name"});
        return made.empty() ? object.id.name == name : made == name;
    };
    for (const KnownObjects *among = &objects; among; among = among->further()) {
        const auto found = std::ranges::find_if(among->all(), makes);
        if (found != among->all().end())
            return &*found;
    }
    return nullptr;
}

} // namespace fleetwright::flux
