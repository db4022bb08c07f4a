// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "analysis/leaks/identityuse.h"
#include "yaml/reader.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::analysis::leaks {

/// One step of the way to a value, as far as enumerations and messages need it.
struct Part {
    std::string text;  ///< a mapping key, or the index of an item
    bool item = false; ///< an item of a sequence: its siblings may enumerate
};

/// What is known of the place before its value is looked at.
struct PlaceContext {
    std::string object; ///< "Kind/namespace/name"
    std::string objectKind;
    std::vector<Part> path;
    std::string key;       ///< what the value stands under: a field, label, variable
    bool relation = false; ///< some key on the way says that the value belongs to somebody else
    bool selects = false;
    bool identityMap = false;
    bool secretData = false;
};

/// Finds tokens in the documents of one file, with everything left out that only looks like
/// identity. Uses of one document are added when it is complete, because an enumeration shows only
/// then.
class DocumentScan {
public:
    DocumentScan(const TokenTable &table, const config::FleetConfig &config,
                 base::SourceFilePtr file)
        : m_table(table), m_config(config), m_file(std::move(file))
    {}

    /// An object, a strategic merge patch, or a list of JSON patch operations (whose object is
    /// `target`).
    void document(const yaml::Node *root, const PlaceContext &target);
    /// Any YAML value below `context`, as one document.
    void value(const yaml::Node *node, const PlaceContext &context);
    /// A scalar that is a list item "NAME=value" of a generator.
    void literal(const yaml::Node *node, const PlaceContext &context);
    /// A whole file that becomes one value: a generator's source.
    void wholeFile(const PlaceContext &context);
    /// An env file: one variable a line.
    void envFile(const PlaceContext &context);

    /// The found uses, without file level facts (layer, reach, marks by comment).
    [[nodiscard]] std::vector<IdentityUse> take() { return std::move(m_uses); }

    /// Whether a ConfigMap of this name holds a cluster's identity.
    [[nodiscard]] static bool isIdentityMap(std::string_view name,
                                            const config::FleetConfig &config);

private:
    struct Found {
        IdentityUse use;
        std::vector<Part> path;
        std::size_t scalar = 0; ///< number of the scalar that holds it
        bool isKey = false;     ///< in a mapping key; `path` is the mapping's then
        bool isMention = false; ///< a plain name: shows an enumeration and is no use
    };

    void walk(const yaml::Node *node, PlaceContext &context);
    void mapping(const yaml::Node *node, PlaceContext &context);
    void sequence(const yaml::Node *node, PlaceContext &context);
    void operations(const yaml::Node *sequence, const PlaceContext &target);
    void operation(const yaml::Node *operation, const PlaceContext &target);
    void object(const yaml::Node *root, PlaceContext context);
    void fluxPatch(const yaml::Node *entry);
    void fluxKustomization(const yaml::Node *root, PlaceContext context);
    void scalar(const yaml::Node *node, const PlaceContext &context);
    void singleLine(std::string_view text, const base::Span &span, const PlaceContext &context);
    void lines(std::uint32_t begin, std::uint32_t end, const PlaceContext &context);
    void keyTokens(const yaml::Node *key, const PlaceContext &context);
    /// A token at `offset` of the file, written as `text`.
    struct Hit {
        TokenIndex token = 0;
        std::uint32_t offset = 0;
        std::string text;
        bool isKey = false;
    };
    void add(Hit hit, std::string_view key, const PlaceContext &context);
    void mentions(std::string_view text, const std::vector<TokenTable::Match> &uses,
                  const PlaceContext &context);
    void finish();
    void silenceEnumerations();
    void silenceContradictions(const std::vector<std::size_t> &together);
    void silenceBelowKeys();

    const TokenTable &m_table;
    const config::FleetConfig &m_config;
    base::SourceFilePtr m_file;
    std::vector<Found> m_found; ///< of the current document
    std::vector<bool> m_silent;
    bool m_marked = false; ///< the document carries an exception annotation
    std::size_t m_scalars = 0;
    std::vector<IdentityUse> m_uses;
};

} // namespace fleetwright::analysis::leaks
