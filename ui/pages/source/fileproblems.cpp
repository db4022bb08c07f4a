// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/source/fileproblems.h"

#include "services/text/errortext.h"
#include "services/text/words.h"
#include "yaml/reader.h"

#include <algorithm>

namespace fleetwright::ui {

namespace {

/// The innermost place of an error and its causes.
std::optional<base::Place> placeOf(const base::Error &error)
{
    for (const base::Error &cause : error.causes) {
        if (auto place = placeOf(cause))
            return place;
    }
    return error.place;
}

bool looksLikeTemplate(const base::SourceFile &file)
{
    // Helm's templates are text until they are rendered.
    return file.bytes().find("{{") != std::string_view::npos;
}

} // namespace

std::vector<FileProblem> problemsFor(const model::Snapshot *snapshot,
                                     const services::CheckResult *findings,
                                     const base::RepoPath &file)
{
    std::vector<FileProblem> mine;
    std::vector<FileProblem> others;
    if (findings) {
        for (const services::CheckResult::Item &item : findings->items) {
            if (!item.fromUnsavedEdit && item.finding.place.file != file)
                continue; // most of a large fleet's findings
            const FileProblem problem{item.finding.severity, services::visible(item.finding.rule),
                                      services::visible(item.finding.message), item.finding.place,
                                      item.fromUnsavedEdit};
            if (item.fromUnsavedEdit)
                mine.push_back(problem);
            else
                others.push_back(problem);
        }
    }
    const auto addError = [&](const base::Error &error) {
        const auto place = placeOf(error);
        if (!place || place->file != file)
            return;
        FileProblem problem{model::Severity::Error, {}, services::sentence(error), *place, false};
        if (std::find(others.begin(), others.end(), problem) == others.end())
            others.push_back(std::move(problem));
    };
    if (snapshot) {
        for (const base::Error &error : snapshot->problems)
            addError(error);
        for (const model::Layer &layer : snapshot->layers) {
            if (layer.error)
                addError(*layer.error);
        }
        for (const model::Unit &unit : snapshot->units) {
            if (unit.error)
                addError(*unit.error);
        }
    }
    std::stable_sort(others.begin(), others.end(), [](const FileProblem &a, const FileProblem &b) {
        return a.place.line < b.place.line;
    });
    mine.insert(mine.end(), others.begin(), others.end());
    return mine;
}

std::optional<FileProblem> parseProblem(const base::SourceFilePtr &file)
{
    const std::string_view extension = file->path().extension();
    if ((extension != "yaml" && extension != "yml") || looksLikeTemplate(*file))
        return std::nullopt;
    const auto parsed = yaml::readFile(file);
    if (parsed)
        return std::nullopt;
    FileProblem problem{
        model::Severity::Error, {}, services::sentence(parsed.error()), {file->path(), 1, 1}, true};
    if (const auto place = placeOf(parsed.error()); place && place->line > 0)
        problem.place = *place;
    return problem;
}

} // namespace fleetwright::ui
