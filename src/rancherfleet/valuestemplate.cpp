// SPDX-License-Identifier: Apache-2.0
#include "rancherfleet/valuestemplate.h"

#include "rancherfleet/names.h"
#include "rancherfleet/options.h"
#include "rancherfleet/templatedata.h"
#include "template/execute.h"
#include "template/functionsets.h"
#include "yaml/emitter.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace fleetwright::rancherfleet {

namespace {

using base::Error;
using base::Result;
using yaml::Entry;
using yaml::Node;

constexpr std::string_view templateName = "values";

/// Labels that templates see: without those that Rancher keeps for itself, with Fleet's own and
/// those of Rancher's clusters.
Labels visibleLabels(const Labels &labels)
{
    Labels visible;
    for (const auto &[key, value] : labels) {
        if (!isInternalName(key) || key.starts_with("fleet.cattle.io/")
            || key.starts_with("management.cattle.io/"))
            visible.emplace(key, value);
    }
    return visible;
}

Labels visibleAnnotations(const Labels &annotations)
{
    Labels visible;
    for (const auto &[key, value] : annotations) {
        if (!isInternalName(key))
            visible.emplace(key, value);
    }
    return visible;
}

bool holds(const Node *node, bool (*test)(std::string_view text))
{
    if (node->isScalar())
        return node->isString() && test(node->text());
    if (node->isSequence())
        return std::ranges::any_of(node->items(),
                                   [test](const Node *item) { return holds(item, test); });
    return std::ranges::any_of(node->entries(), [test](const Entry &entry) {
        return test(entry.key->text()) || holds(entry.value, test);
    });
}

bool isTemplate(std::string_view text)
{
    return text.find("${") != std::string_view::npos;
}

Error within(std::string where, Error error)
{
    return rancherfleet::within(std::move(where), std::move(error), base::Span{});
}

Result<gotemplate::TemplateSetPtr> parsed(std::string_view text)
{
    static const gotemplate::TemplateSet::Options options =
        gotemplate::optionsOf(gotemplate::Family::Fleet);
    auto set = std::make_shared<gotemplate::TemplateSet>(options);
    if (const Result<void> done = set->parse(templateName, text); !done)
        return within("failed to parse helm values template", done.error());
    return gotemplate::TemplateSetPtr(std::move(set));
}

/// One cluster's data for templates, and their runs.
class Run {
public:
    Run(const Cluster &cluster, const Labels &labels) : m_cluster(cluster), m_labels(labels) {}

    Result<std::string> text(const Result<gotemplate::TemplateSetPtr> &set)
    {
        if (!set)
            return set.error();
        if (!m_data)
            m_data = clusterData(m_cluster, m_labels,
                                 visibleAnnotations(m_cluster.metadata.annotations), m_heap);
        Result<gotemplate::Output> output =
            gotemplate::execute(*set, templateName, *m_data, m_heap);
        if (!output)
            return within("failed to render helm values template", std::move(output).error());
        return std::move(output->text);
    }

private:
    const Cluster &m_cluster;
    const Labels &m_labels;
    gotemplate::Heap m_heap;
    std::optional<gotemplate::Value> m_data;
};

Error atPlaceOf(Error error, const Node *node)
{
    if (!error.place && node->span().known())
        error.place = node->span().place();
    return error;
}

/// "template: values:LINE…" is a line of the printed values: the value that stands there is meant.
Error atPlaceIn(Error error, const Node *values)
{
    const std::string marker = "template: values:";
    const std::size_t at = error.detail.find(marker);
    std::vector<yaml::RenderedLine> lines;
    if (at != std::string::npos && yaml::renderYaml(values, lines)) {
        const std::size_t line =
            std::strtoul(error.detail.c_str() + at + marker.size(), nullptr, 10);
        const Node *value = line > 0 && line <= lines.size() ? lines[line - 1].value : nullptr;
        if (value)
            return atPlaceOf(std::move(error), value);
    }
    return atPlaceOf(std::move(error), values);
}

} // namespace

ValuesTemplate::ValuesTemplate(const Node *options, const base::RepoPath &folder,
                               std::shared_ptr<const base::Arena> arena)
    : m_options(options), m_arena(std::move(arena)), m_folder(folder)
{
    const Node *helm = options->find("helm");
    if (!helm)
        return;
    const Node *values = helm->find("values");
    if (values && values->size() > 0)
        m_values = values;
    m_templateValues = helm->find("templateValues");
    const Node *disabled = helm->find("disablePreProcess");
    m_hasPlaceholders = m_values && holdsPlaceholder(m_values, 0);
    if (!disabled)
        m_hasTemplates = m_templateValues || (m_values && holds(m_values, isTemplate));
}

Result<DeploymentOptions> ValuesTemplate::optionsFor(const Cluster &cluster) const
{
    if (!dependsOnCluster())
        return DeploymentOptions{m_options, m_arena};
    const Labels labels = visibleLabels(cluster.metadata.labels);
    if (labels.empty())
        return DeploymentOptions{m_options, m_arena};
    auto arena = std::make_shared<base::Arena>();
    arena->keep(m_arena);
    arena->keep(cluster.keeps);
    const yaml::NodeBuilder build(*arena);
    const Result<const Node *> values = filled(cluster, labels, build);
    if (!values)
        return values.error();
    return DeploymentOptions{withValues(m_options, *values, build), arena};
}

Result<const Node *> ValuesTemplate::filled(const Cluster &cluster, const Labels &labels,
                                            const yaml::NodeBuilder &build) const
{
    const Node *values = m_values ? m_values : build.mapping({});
    if (m_hasPlaceholders) {
        const yaml::Step *step =
            build.arena().make<yaml::Step>("clusterLabels", &m_folder, base::Span{});
        Result<const Node *> replaced = withLabels(values, labels, step, build);
        if (!replaced)
            return replaced;
        values = *replaced;
    }
    return m_hasTemplates
                   || (m_hasPlaceholders && !m_options->findPath({"helm", "disablePreProcess"})
                       && holds(values, isTemplate))
               ? rendered(values, cluster, labels, build)
               : Result<const Node *>(values);
}

Result<const Node *> ValuesTemplate::rendered(const Node *values, const Cluster &cluster,
                                              const Labels &labels,
                                              const yaml::NodeBuilder &build) const
{
    const yaml::Step *step = build.arena().make<yaml::Step>("template", &m_folder, base::Span{});
    Run run(cluster, labels);
    const Node *result = values;
    if (holds(values, isTemplate)) {
        std::optional<Parsed> own;
        if (m_hasPlaceholders) {
            std::string text;
            if (const Result<void> printed = yaml::appendYaml(text, values); !printed)
                return printed.error();
            own.emplace(parsed(text));
        }
        const Result<std::string> text = run.text(own ? *own : valuesTemplate());
        if (!text)
            return atPlaceIn(text.error(), values);
        const Result<const Node *> read = readRendered(*text, values, step, build);
        if (!read)
            return atPlaceOf(read.error(), values);
        result = *read;
    }
    if (!m_templateValues)
        return result;
    const std::vector<Parsed> &keys = keyTemplates();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const Entry &entry = m_templateValues->entries()[i];
        const Result<std::string> text = run.text(keys[i]);
        if (!text)
            return atPlaceOf(text.error(), entry.value);
        const Result<const Node *> read = readRenderedKey(*text, entry.value, step, build);
        if (!read)
            return atPlaceOf(read.error(), entry.value);
        result = build.withField(result, entry.key, *read);
    }
    return result;
}

const ValuesTemplate::Parsed &ValuesTemplate::valuesTemplate() const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_parsedValues) {
        std::string text;
        const Result<void> printed = yaml::appendYaml(text, m_values);
        m_parsedValues.emplace(printed ? parsed(text) : Parsed(printed.error()));
    }
    return *m_parsedValues;
}

const std::vector<ValuesTemplate::Parsed> &ValuesTemplate::keyTemplates() const
{
    const std::scoped_lock lock(m_mutex);
    if (!m_parsedKeys) {
        m_parsedKeys.emplace();
        for (const Entry &entry : m_templateValues->entries())
            m_parsedKeys->push_back(parsed(entry.value->text()));
    }
    return *m_parsedKeys;
}

} // namespace fleetwright::rancherfleet
