// SPDX-License-Identifier: Apache-2.0
#include "helm/chartloader.h"

#include "helm/archive.h"
#include "helm/arrangement.h"
#include "helm/chartfolder.h"
#include "template/json.h"
#include "template/yamltext.h"

#include <algorithm>
#include <map>
#include <utility>

namespace fleetwright::helm {

Chart::Chart() = default;
Chart::~Chart() = default;

namespace {

constexpr std::size_t deepestChart = 30; ///< charts in one another

base::Error invalid(std::string detail)
{
    return {base::ErrorCode::Invalid, std::move(detail), {}, {}, {}};
}

base::Error within(const std::string &what, base::Error error)
{
    error.detail = what + ": " + error.detail;
    return error;
}

/// sigs.k8s.io/yaml's Unmarshal, as far as it is the same for everything.
base::Result<yaml::ParsedFilePtr> readYaml(const base::SourceFilePtr &file,
                                           const base::Limits &limits)
{
    yaml::ReadOptions options;
    options.schema = yaml::Schema::Yaml11;
    options.duplicateKeys = yaml::DuplicateKeys::LastWins;
    options.limits = limits;
    base::Result<yaml::ParsedFilePtr> parsed = yaml::readFile(file, options);
    if (parsed)
        return parsed;
    base::Error error = std::move(parsed).error();
    error.detail = gotemplate::yamlErrorText(error, file->bytes());
    return error;
}

/// The files of one chart, told apart (loader.LoadFiles).
class Loader {
public:
    Loader(const base::Limits &limits, const base::RepoPath &place, std::size_t depth)
        : m_limits(limits), m_place(place), m_depth(depth), m_chart(std::make_shared<Chart>())
    {}

    base::Result<ChartPtr> load(std::vector<ChartFile> files)
    {
        if (m_depth > deepestChart)
            return base::Error{base::ErrorCode::TooLarge,
                               "charts in one another: " + std::to_string(deepestChart),
                               {},
                               {},
                               {}};
        m_chart->memory = std::make_unique<gotemplate::Heap>();
        m_chart->values = gotemplate::Value::map(m_chart->memory->newMap());
        m_chart->arrangements = std::make_unique<Arrangements>();
        for (const ChartFile &file : files) {
            if (file.name != "Chart.yaml")
                continue;
            if (const auto read = readMetadataOf(file, "Chart.yaml"); !read)
                return read.error();
            m_hasMetadata = true;
            if (m_chart->metadata.apiVersion.empty())
                m_chart->metadata.apiVersion = "v1";
        }
        for (ChartFile &file : files) {
            if (const base::Result<void> taken = take(std::move(file)); !taken)
                return taken.error();
        }
        if (!m_hasMetadata)
            return base::Error{base::ErrorCode::Invalid,
                               "Chart.yaml file is missing",
                               base::Place{m_place},
                               {},
                               {}};
        if (base::Result<void> valid = validateMetadata(m_chart->metadata); !valid) {
            base::Error error = std::move(valid).error();
            error.place = base::Place{m_place.child("Chart.yaml")};
            return error;
        }
        if (const base::Result<void> read = loadDependencies(); !read)
            return read.error();
        m_chart->walksFiles = std::ranges::any_of(m_chart->templates, walksFiles);
        return ChartPtr(m_chart);
    }

private:
    base::Result<void> readMetadataOf(const ChartFile &file, const std::string &name)
    {
        const base::Result<yaml::ParsedFilePtr> parsed = readYaml(file.content, m_limits);
        if (!parsed)
            return within("cannot load " + name, parsed.error());
        if ((*parsed)->documents.empty())
            return {};
        base::Result<const yaml::Node *> document =
            yaml::expandMerges(*(*parsed)->arena, (*parsed)->documents.front());
        if (!document)
            return within("cannot load " + name, document.error());
        const base::Result<void> read = readMetadata(m_chart->metadata, **document);
        if (read || read.error().detail.starts_with("validation: "))
            return read;
        return within("cannot load " + name, read.error());
    }

    base::Result<void> readValues(const ChartFile &file)
    {
        const base::Result<yaml::ParsedFilePtr> parsed = readYaml(file.content, m_limits);
        if (!parsed)
            return within("cannot load values.yaml", parsed.error());
        m_chart->valuesFile = *parsed;
        if ((*parsed)->documents.empty() || (*parsed)->documents.front()->isNull())
            return {};
        const gotemplate::YamlValue values =
            gotemplate::valueOfYaml(*(*parsed)->documents.front(), *m_chart->memory);
        if (!values.error.empty())
            return within(
                "cannot load values.yaml",
                {base::ErrorCode::Syntax, values.error, base::Place{file.content->path()}, {}, {}});
        if (!values.value.isMap())
            return within("cannot load values.yaml", notAMap(values.value, file));
        m_chart->values = values.value;
        return {};
    }

    static base::Error notAMap(const gotemplate::Value &value, const ChartFile &file)
    {
        return {base::ErrorCode::Invalid,
                "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "
                    + std::string(gotemplate::jsonKindName(value))
                    + " into Go value of type map[string]interface {}",
                base::Place{file.content->path()},
                {},
                {}};
    }

    /// requirements.yaml and its lock: dependencies of charts of apiVersion v1.
    void keepIfVersion1(ChartFile file)
    {
        if (m_chart->metadata.apiVersion == "v1")
            m_chart->files.push_back(std::move(file));
    }

    base::Result<void> take(ChartFile file)
    {
        if (file.name == "Chart.yaml")
            return {};
        if (file.name == "Chart.lock") {
            const base::Result<yaml::ParsedFilePtr> parsed = readYaml(file.content, m_limits);
            return parsed ? base::Result<void>() : within("cannot load Chart.lock", parsed.error());
        }
        if (file.name == "values.yaml")
            return readValues(file);
        if (file.name == "values.schema.json") {
            readSchema(file);
            return {};
        }
        if (file.name == "requirements.yaml") {
            const base::Result<void> read = readMetadataOf(file, file.name);
            keepIfVersion1(std::move(file));
            return read;
        }
        if (file.name == "requirements.lock") {
            keepIfVersion1(std::move(file));
        } else if (file.name.starts_with("templates/")) {
            m_chart->templates.push_back(std::move(file));
        } else if (file.name.starts_with("charts/") && !file.name.ends_with(".prov")) {
            file.name.erase(0, std::string_view("charts/").size());
            const std::string chart = file.name.substr(0, file.name.find('/'));
            m_dependencies[chart].push_back(std::move(file));
        } else {
            m_chart->files.push_back(std::move(file));
        }
        return {};
    }

    void readSchema(const ChartFile &file)
    {
        base::Result<Schema> schema = Schema::parse(file.content->bytes());
        if (schema)
            m_chart->schema = *std::move(schema);
        else
            m_chart->schemaError = schema.error().detail;
        m_chart->schemaIsUnresolved = !schema && schema.error().code == base::ErrorCode::Unresolved;
    }

    base::Result<void> loadDependencies()
    {
        for (auto &[name, files] : m_dependencies) {
            if (name.starts_with('_') || name.starts_with('.'))
                continue;
            base::Result<ChartPtr> chart = loadDependency(name, std::move(files));
            if (!chart)
                return within("error unpacking subchart " + name + " in " + m_chart->metadata.name,
                              std::move(chart).error());
            m_chart->dependencies.push_back(*std::move(chart));
        }
        return {};
    }

    base::Result<ChartPtr> loadDependency(const std::string &name, std::vector<ChartFile> files)
    {
        const base::RepoPath place = m_place.child("charts").child(name);
        Loader loader(m_limits, place, m_depth + 1);
        if (name.ends_with(".tgz")) {
            const ChartFile &archive = files.front();
            if (archive.name != name)
                return invalid("expected " + name + ", got " + archive.name);
            base::Result<std::vector<ChartFile>> inside = readChartArchive(*archive.content);
            return inside ? loader.load(*std::move(inside))
                          : base::Result<ChartPtr>(std::move(inside).error());
        }
        std::vector<ChartFile> inside;
        for (ChartFile &file : files) {
            const std::size_t slash = file.name.find('/');
            if (slash == std::string::npos)
                continue;
            file.name.erase(0, slash + 1);
            inside.push_back(std::move(file));
        }
        return loader.load(std::move(inside));
    }

    /// ".Files" that no method's name follows.
    static bool walksFiles(const ChartFile &file)
    {
        constexpr std::string_view word = ".Files";
        const std::string_view text = file.content->bytes();
        for (std::size_t at = text.find(word); at != std::string_view::npos;
             at = text.find(word, at + 1)) {
            const std::string_view rest = text.substr(at + word.size());
            if (!rest.starts_with(".Get") && !rest.starts_with(".Glob")
                && !rest.starts_with(".Lines") && !rest.starts_with(".As"))
                return true;
        }
        return false;
    }

    const base::Limits &m_limits;
    base::RepoPath m_place;
    std::size_t m_depth;
    std::shared_ptr<Chart> m_chart;
    bool m_hasMetadata = false;
    std::map<std::string, std::vector<ChartFile>> m_dependencies;
};

} // namespace

base::Result<ChartPtr> loadChartFiles(std::vector<ChartFile> files, const base::RepoPath &place,
                                      const base::Limits &limits)
{
    return Loader(limits, place, 0).load(std::move(files));
}

base::Result<ChartPtr> loadChart(const base::FileSource &files, const base::RepoPath &path,
                                 const base::Limits &limits)
{
    base::Result<std::vector<ChartFile>> read = std::vector<ChartFile>();
    switch (files.kind(path)) {
    case base::EntryKind::Missing:
        return base::Error{base::ErrorCode::NotFound,
                           "path \"" + path.text() + "\" not found",
                           base::Place{path},
                           {},
                           {}};
    case base::EntryKind::Folder:
        read = readChartFolder(files, path, limits);
        break;
    case base::EntryKind::File: {
        const base::Result<base::SourceFilePtr> archive = files.read(path);
        read = archive ? readChartArchive(**archive)
                       : base::Result<std::vector<ChartFile>>(archive.error());
        break;
    }
    }
    if (!read)
        return std::move(read).error();
    return loadChartFiles(*std::move(read), path, limits);
}

} // namespace fleetwright::helm
