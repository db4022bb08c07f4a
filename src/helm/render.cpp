// SPDX-License-Identifier: Apache-2.0
#include "helm/render.h"

#include "helm/arrangement.h"
#include "helm/composednodes.h"
#include "helm/templatedata.h"
#include "helm/wantedchart.h"
#include "template/functionsets.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <set>
#include <utility>

namespace fleetwright::helm {

namespace {

using gotemplate::MapData;
using gotemplate::Value;

base::Error invalid(std::string detail)
{
    return {base::ErrorCode::Invalid, std::move(detail), {}, {}, {}};
}

/// Chart.yaml of a chart that nobody installs, or one that lacks charts it needs
/// (cmd/helm/install.go).
base::Result<void> checkInstallable(const Chart &chart)
{
    const Metadata &metadata = chart.metadata;
    if (!metadata.type.empty() && metadata.type != "application")
        return invalid(metadata.type + " charts are not installable");
    std::string missing;
    for (const Dependency *dependency : missingDependencies(chart))
        missing += (missing.empty() ? "" : ", ") + dependency->name;
    if (missing.empty())
        return {};
    base::Error error = invalid(
        "An error occurred while checking for chart dependencies. You may need to run `helm "
        "dependency build` to fetch missing dependencies: found in Chart.yaml, but missing in "
        "charts/ directory: "
        + missing);
    error.code = base::ErrorCode::Unresolved;
    return error;
}

/// ValidateAgainstSchema: of a chart and all below it.
void checkSchemas(const WorkingChart &chart, MapData &values, std::string &violations,
                  std::vector<std::string> &warnings)
{
    if (chart.chart->schema) {
        const std::string own = chart.chart->schema->violations(Value::map(&values));
        if (!own.empty())
            violations += chart.name + ":\n" + own + "\n";
    } else if (!chart.chart->schemaError.empty()) {
        if (chart.chart->schemaIsUnresolved)
            warnings.push_back("values.schema.json of " + chart.name
                               + " is not checked: " + chart.chart->schemaError);
        else
            violations += chart.name + ":\n" + chart.chart->schemaError;
    }
    for (const WorkingChart *dependency : chart.dependencies) {
        if (MapData *below = tableAt(values, dependency->name))
            checkSchemas(*dependency, *below, violations, warnings);
    }
}

/// chart.CRDObjects
void collectDefinitions(const WorkingChart &chart, std::vector<DefinitionFile> &definitions)
{
    for (const ChartFile &file : chart.chart->files) {
        const std::string_view name = file.name;
        const std::string_view extension = name.substr(std::min(name.rfind('.'), name.size()));
        const auto isExtension = [extension](std::string_view other) {
            return std::ranges::equal(extension, other, [](char one, char two) {
                return (one >= 'A' && one <= 'Z' ? one - 'A' + 'a' : one) == two;
            });
        };
        if (name.starts_with("crds/")
            && (isExtension(".yaml") || isExtension(".yml") || isExtension(".json")))
            definitions.push_back({chart.fullPath() + '/' + file.name, file.content});
    }
    for (const WorkingChart *dependency : chart.dependencies)
        collectDefinitions(*dependency, definitions);
}

/// The place that the text of an error names: "… (demo/templates/cm.yaml:4:10): …" or
/// "template: demo/templates/cm.yaml:4:10: …". Go counts columns from 0.
std::optional<base::Place> placeIn(const std::string &detail, const Arrangement &arrangement)
{
    for (const ArrangedTemplate &each : arrangement.templates) {
        const std::size_t found = detail.find(each.name + ':');
        const char before = found == 0 || found == std::string::npos ? ' ' : detail[found - 1];
        if (found == std::string::npos || (before != ' ' && before != '('))
            continue;
        base::Place place{each.file->content->path()};
        const char *at = detail.data() + found + each.name.size() + 1;
        const char *end = detail.data() + detail.size();
        const auto line = std::from_chars(at, end, place.line);
        if (line.ec == std::errc{} && line.ptr != end && *line.ptr == ':'
            && std::from_chars(line.ptr + 1, end, place.column).ec == std::errc{})
            ++place.column;
        return place;
    }
    return std::nullopt;
}

/// Collects the pieces of one template's output.
class PieceSink : public gotemplate::OutputSink {
public:
    PieceSink(const Arrangement &arrangement, ComposedNodes &values)
        : m_arrangement(arrangement), m_values(values)
    {}

    void wrote(const gotemplate::Chunk &chunk) override
    {
        OutputPiece piece{chunk.begin, chunk.end, placeOf(chunk), chunk.isText, {}};
        for (std::size_t at = 0; at < chunk.reads.size(); ++at) {
            const gotemplate::Read *next =
                at + 1 < chunk.reads.size() ? &chunk.reads[at + 1] : nullptr;
            const yaml::Node *node = m_values.nodeRead(chunk.reads[at], next);
            if (node && (piece.values.empty() || piece.values.back() != node))
                piece.values.push_back(node);
        }
        m_pieces.push_back(std::move(piece));
    }

    [[nodiscard]] std::vector<OutputPiece> takePieces() { return std::move(m_pieces); }

private:
    [[nodiscard]] base::Span placeOf(const gotemplate::Chunk &chunk)
    {
        if (m_source != chunk.tree->source.get()) {
            m_source = chunk.tree->source.get();
            const ArrangedTemplate *which = m_arrangement.find(m_source->name);
            m_file = which ? which->file->content.get() : nullptr;
        }
        const auto position = static_cast<std::uint32_t>(chunk.position);
        return m_file ? base::Span{m_file, position, position} : base::Span{};
    }

    const Arrangement &m_arrangement;
    ComposedNodes &m_values;
    std::vector<OutputPiece> m_pieces;
    const gotemplate::Source *m_source = nullptr; ///< of the last piece, and its file
    const base::SourceFile *m_file = nullptr;
};

/// "<no value>" taken out of the text, and of the pieces what stood behind it moved.
void dropNoValue(RenderedFile &file)
{
    constexpr std::string_view noValue = "<no value>";
    if (file.text.find(noValue) == std::string::npos)
        return;
    std::vector<std::size_t> holes;
    for (std::size_t at = file.text.find(noValue); at != std::string::npos;
         at = file.text.find(noValue, at + noValue.size()))
        holes.push_back(at);
    const auto moved = [&](std::size_t offset) {
        std::size_t less = 0;
        for (const std::size_t hole : holes)
            less += offset <= hole ? 0 : std::min(offset - hole, noValue.size());
        return offset - less;
    };
    for (OutputPiece &piece : file.pieces) {
        piece.begin = moved(piece.begin);
        piece.end = moved(piece.end);
    }
    file.text = gotemplate::withoutNoValue(file.text);
}

/// One rendering under way.
class Renderer {
public:
    Renderer(const ChartPtr &chart, const Release &release, const RenderOptions &options)
        : m_chart(chart), m_release(release), m_options(options)
    {}

    base::Result<Rendering> run(const yaml::Node *nodes)
    {
        if (const base::Result<void> checked = check(); !checked)
            return checked.error();
        m_rendering.release = m_release.name;
        m_rendering.given = nodes;
        Origins ownOrigins;
        Origins *origins = m_options.keepsProvenance ? &ownOrigins : nullptr;
        const MapData *values = tableOfNodes(m_heap, nodes, origins);
        base::Result<ArrangementPtr> arranged = m_chart->arrangements->arranged(
            *m_chart, *values, m_options.keepsProvenance ? Provenance::Kept : Provenance::LeftOut);
        if (!arranged)
            return std::move(arranged).error();
        m_arrangement = *std::move(arranged);
        if (origins)
            origins->setBelow(&m_arrangement->origins);
        Tables tables(m_heap, origins, m_rendering.warnings);
        const base::Result<MapData *> composed =
            composedValues(tables, m_arrangement->charts.root(), *values, Nulls::Remove);
        if (!composed)
            return composed.error();
        if (const auto checked = checkValues(**composed); !checked)
            return checked.error();
        if (const auto executed = execute(**composed, origins); !executed)
            return executed.error();
        return finish();
    }

private:
    base::Result<void> check() const
    {
        if (const base::Result<void> installable = checkInstallable(*m_chart); !installable)
            return installable;
        return validateReleaseName(m_release.name);
    }

    base::Result<void> checkValues(MapData &values)
    {
        const WorkingChart &root = m_arrangement->charts.root();
        std::string violations;
        if (m_options.schemaCheck == SchemaCheck::Done)
            checkSchemas(root, values, violations, m_rendering.warnings);
        if (!violations.empty())
            return invalid("values don't meet the specifications of the schema(s) in the following "
                           "chart(s):\n"
                           + violations);
        const std::string &wanted = m_chart->metadata.kubeVersion;
        const std::string &version = m_options.capabilities.kubeVersion;
        if (!wanted.empty() && !isCompatibleRange(wanted, version))
            return invalid("chart requires kubeVersion: " + wanted
                           + " which is incompatible with Kubernetes " + version);
        if (m_arrangement->parseError)
            return placed(*m_arrangement->parseError);
        return {};
    }

    base::Error placed(base::Error error) const
    {
        if (!error.place)
            error.place = placeIn(error.detail, *m_arrangement);
        return error;
    }

    base::Result<void> execute(MapData &values, const Origins *origins)
    {
        base::Result<TemplateData> data =
            TemplateData::make(m_heap, *m_arrangement, values, m_release, m_options.capabilities);
        if (!data)
            return std::move(data).error();
        gotemplate::ExecuteOptions options = m_options.execution;
        std::size_t bytes = 0;
        const auto arena = std::make_shared<base::Arena>();
        const yaml::NodeBuilder builder(*arena);
        ComposedNodes nodes(origins ? *origins : m_arrangement->origins, builder);
        if (origins)
            m_rendering.valuesArena = arena;
        for (const ArrangedTemplate &each : m_arrangement->templates) {
            if (each.isPartial)
                continue;
            PieceSink sink(*m_arrangement, nodes);
            options.sink = origins ? &sink : nullptr;
            base::Result<gotemplate::Output> output = gotemplate::execute(
                m_arrangement->set, each.name, data->dotFor(each), m_heap, options);
            if (!output) {
                base::Error error = std::move(output).error();
                error.detail = gotemplate::helmExecutionError(error.detail);
                return placed(std::move(error));
            }
            bytes += output->text.size();
            if (bytes > m_options.outputBytes)
                return base::Error{base::ErrorCode::TooLarge,
                                   "bytes of a release: " + std::to_string(m_options.outputBytes),
                                   base::Place{each.file->content->path()},
                                   {},
                                   {}};
            m_rendering.differsEachTime = m_rendering.differsEachTime || output->differsEachTime;
            RenderedFile file{each.name, std::move(output->text), sink.takePieces()};
            dropNoValue(file);
            if (!each.name.ends_with("NOTES.txt"))
                m_files.push_back(std::move(file));
        }
        return {};
    }

    base::Result<Rendering> finish()
    {
        base::Result<SortedManifests> sorted = sortedManifests(m_files);
        if (!sorted) {
            base::Error error = std::move(sorted).error();
            return placed(std::move(error));
        }
        m_rendering.objects = std::move(sorted->objects);
        m_rendering.hooks = std::move(sorted->hooks);
        collectDefinitions(m_arrangement->charts.root(), m_rendering.definitions);
        std::vector<std::string> &warnings = m_rendering.warnings;
        std::ranges::move(sorted->warnings, std::back_inserter(warnings));
        std::ranges::copy(m_arrangement->warnings, std::back_inserter(warnings));
        std::set<std::string> known;
        std::erase_if(warnings,
                      [&known](const std::string &each) { return !known.insert(each).second; });
        if (m_options.keepsProvenance)
            m_rendering.files = std::move(m_files);
        m_rendering.arrangement = m_arrangement;
        return std::move(m_rendering);
    }

    const ChartPtr &m_chart;
    const Release &m_release;
    const RenderOptions &m_options;
    gotemplate::Heap m_heap;
    ArrangementPtr m_arrangement;
    std::vector<RenderedFile> m_files;
    Rendering m_rendering;
};

} // namespace

base::Result<const yaml::Node *> composedValues(const ChartPtr &chart, const yaml::Node *values,
                                                const yaml::NodeBuilder &builder)
{
    gotemplate::Heap heap;
    Origins origins;
    const MapData *given = tableOfNodes(heap, values, &origins);
    const base::Result<ArrangementPtr> arranged =
        chart->arrangements->arranged(*chart, *given, Provenance::Kept);
    if (!arranged)
        return arranged.error();
    origins.setBelow(&(*arranged)->origins);
    std::vector<std::string> warnings;
    Tables tables(heap, &origins, warnings);
    const base::Result<MapData *> composed =
        composedValues(tables, (*arranged)->charts.root(), *given, Nulls::Remove);
    if (!composed)
        return composed.error();
    builder.arena().keep(*arranged);
    builder.arena().keep(chart);
    return ComposedNodes(origins, builder).nodeOf(Value::map(*composed), nullptr);
}

base::Result<Rendering> render(const ChartPtr &chart, const Release &release,
                               const yaml::Node *values, const RenderOptions &options)
{
    return Renderer(chart, release, options).run(values);
}

} // namespace fleetwright::helm
