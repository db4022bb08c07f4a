// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "argocd/applicationset.h"
#include "argocd/environment.h"
#include "argocd/generators/decision.h"
#include "argocd/generators/repositorytree.h"
#include "argocd/parameters.h"
#include "model/selector.h"
#include "yaml/nodebuilder.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetwright::argocd {

enum class GeneratorKind : std::uint8_t {
    List,
    Clusters,
    Git,
    ScmProvider,
    ClusterDecisionResource,
    PullRequest,
    Matrix,
    Merge,
    Plugin,
};

/// The field of a generator entry; in the order in which Argo CD looks at them.
struct GeneratorField {
    GeneratorKind kind;
    std::string_view name;
};
inline constexpr std::array generatorFields = {
    GeneratorField{GeneratorKind::List, "list"},
    GeneratorField{GeneratorKind::Clusters, "clusters"},
    GeneratorField{GeneratorKind::Git, "git"},
    GeneratorField{GeneratorKind::ScmProvider, "scmProvider"},
    GeneratorField{GeneratorKind::ClusterDecisionResource, "clusterDecisionResource"},
    GeneratorField{GeneratorKind::PullRequest, "pullRequest"},
    GeneratorField{GeneratorKind::Matrix, "matrix"},
    GeneratorField{GeneratorKind::Merge, "merge"},
    GeneratorField{GeneratorKind::Plugin, "plugin"},
};

/// How deep an entry stands: a combination takes combinations once.
enum class GeneratorLevel : std::uint8_t { Top, Nested, Terminal };

/// Whether the decisions are written down, or only the sets wanted.
enum class Detail : std::uint8_t { Sets, Decisions };

/// One evaluation of an ApplicationSet's generators: what they share while it runs.
class Generation {
public:
    Generation(const ApplicationSet &set, const Environment &environment,
               RepositoryTrees &repositories, base::ArenaPtr arena, Detail detail)
        : m_set(set), m_environment(environment), m_repositories(repositories),
          m_arena(std::move(arena)), m_detail(detail)
    {}

    [[nodiscard]] const ApplicationSet &set() const { return m_set; }
    [[nodiscard]] const Environment &environment() const { return m_environment; }
    [[nodiscard]] RepositoryTrees &repositories() { return m_repositories; }
    [[nodiscard]] base::Arena &arena() { return *m_arena; }
    [[nodiscard]] bool isGo() const { return m_set.language.isGo; }
    [[nodiscard]] bool wantsDecisions() const { return m_detail == Detail::Decisions; }

    /// The answer may lack members that are not in Git.
    void setIncomplete(base::Error why)
    {
        if (!m_incomplete)
            m_incomplete = std::move(why);
    }
    [[nodiscard]] const std::optional<base::Error> &incomplete() const { return m_incomplete; }

    void add(Decision decision) { m_decisions.push_back(std::move(decision)); }
    [[nodiscard]] std::vector<Decision> takeDecisions() { return std::move(m_decisions); }

private:
    const ApplicationSet &m_set;
    const Environment &m_environment;
    RepositoryTrees &m_repositories;
    base::ArenaPtr m_arena;
    Detail m_detail;
    std::vector<Decision> m_decisions;
    std::optional<base::Error> m_incomplete;
};

using ParameterSets = std::vector<ParameterSet>;

/// One generator of an entry and what it gave.
struct EntryPart {
    GeneratorKind kind = GeneratorKind::List;
    const yaml::Node *generator = nullptr; ///< the kind's value, as it stands in the manifest
    ParameterSets sets;                    ///< after the entry's selector
};

/// generators.Transform for one entry: every generator of the entry, filtered by the entry's
/// `selector`. `outer`: the parameters of a matrix's first child, with which the entry's texts are
/// rendered before. Stops at the first failure.
[[nodiscard]] base::Result<std::vector<EntryPart>> evaluateEntry(Generation &generation,
                                                                 const yaml::Node *entry,
                                                                 GeneratorLevel level,
                                                                 const ValuePtr &outer);

/// The one generator of a child entry of matrix or merge.
[[nodiscard]] base::Result<ParameterSets> evaluateChild(Generation &generation,
                                                        const yaml::Node *entry,
                                                        GeneratorLevel level,
                                                        const ValuePtr &outer);

/// The entry with its texts rendered (utils.Render.RenderGeneratorParams): `values` that miss a key
/// wait for the generator's own parameters.
class EntryTemplate {
public:
    [[nodiscard]] static EntryTemplate compile(const yaml::Node *entry,
                                               const TemplateLanguage &language);
    ~EntryTemplate();
    EntryTemplate(EntryTemplate &&) noexcept;
    EntryTemplate &operator=(EntryTemplate &&) noexcept;

    /// Gives the same whatever the parameters are.
    [[nodiscard]] bool isConstant() const;
    [[nodiscard]] base::Result<const yaml::Node *> render(const Value &parameters,
                                                          const yaml::NodeBuilder &build) const;

private:
    struct Data;
    explicit EntryTemplate(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

/// `values` of a generator: texts over its own parameters (appendTemplatedValues).
class GeneratorValues {
public:
    [[nodiscard]] static base::Result<GeneratorValues> read(const yaml::Node *generator,
                                                            const TemplateLanguage &language);

    [[nodiscard]] bool isEmpty() const { return m_texts.empty(); }
    /// `parameters` with the values added: `values`, or values.KEY for flat templates.
    [[nodiscard]] base::Result<ValuePtr> appendedTo(const ValuePtr &parameters) const;

private:
    struct Text {
        std::string key;
        const yaml::Node *node = nullptr;
        TextTemplatePtr compiled;
        std::optional<base::Error> error; ///< it cannot be compiled, which shows when it is used
    };
    std::vector<Text> m_texts;
    bool m_isGo = false;
};

// One generator each. `generator` is the kind's value after rendering.
[[nodiscard]] base::Result<ParameterSets> generateList(Generation &generation,
                                                       const yaml::Node *generator);
[[nodiscard]] base::Result<ParameterSets> generateClusters(Generation &generation,
                                                           const yaml::Node *generator);
[[nodiscard]] base::Result<ParameterSets> generateGit(Generation &generation,
                                                      const yaml::Node *generator);
[[nodiscard]] base::Result<ParameterSets>
generateMatrix(Generation &generation, const yaml::Node *generator, GeneratorLevel level);
[[nodiscard]] base::Result<ParameterSets>
generateMerge(Generation &generation, const yaml::Node *generator, GeneratorLevel level);
/// pullRequest, scmProvider, clusterDecisionResource, plugin: what is recorded. Unresolved without.
[[nodiscard]] base::Result<ParameterSets>
generateRecorded(Generation &generation, GeneratorKind kind, const yaml::Node *generator);

[[nodiscard]] base::Error tooManySets(const yaml::Node *generator);

} // namespace fleetwright::argocd
