// SPDX-License-Identifier: Apache-2.0
#include "argocd/generators/gitfiles.h"

#include "argocd/manifest.h"
#include "argocd/wildcard.h"
#include "argocd/yamltext.h"

#include <algorithm>
#include <functional>
#include <map>
#include <utility>

namespace fleetwright::argocd {

namespace {

using PathTest = std::function<bool(const std::string &path)>;

base::Result<PathTest> pathTest(const GitPattern &pattern, FileGlobbing globbing)
{
    if (globbing == FileGlobbing::DoubleStar) {
        std::optional<DoubleStar> compiled = DoubleStar::parse(pattern.path);
        if (!compiled)
            return invalidAt(pattern.node, "syntax error in pattern " + pattern.path);
        return PathTest(
            [test = *std::move(compiled)](const std::string &path) { return test.matches(path); });
    }
    std::optional<Pathspec> compiled = Pathspec::parse(pattern.path);
    if (!compiled)
        return invalidAt(pattern.node,
                         "the pattern " + pattern.path + " leads out of the repository");
    return PathTest(
        [test = *std::move(compiled)](const std::string &path) { return test.matches(path); });
}

/// The files that one pattern lists. With doublestar it lists folders too, which cannot be read.
base::Result<std::vector<std::string>> listed(const GitPattern &pattern, const RepositoryTree &tree,
                                              FileGlobbing globbing)
{
    const base::Result<PathTest> matches = pathTest(pattern, globbing);
    if (!matches)
        return matches.error();
    if (globbing == FileGlobbing::DoubleStar) {
        const auto folder =
            std::find_if(tree.allDirectories.begin(), tree.allDirectories.end(), *matches);
        if (folder != tree.allDirectories.end())
            return invalidAt(pattern.node, "error retrieving Git files: the pattern " + pattern.path
                                               + " matches " + *folder + ", which is a directory");
    }
    std::vector<std::string> paths;
    std::copy_if(tree.paths.begin(), tree.paths.end(), std::back_inserter(paths), *matches);
    return paths;
}

struct FileMatch {
    const yaml::Node *included = nullptr;
    const yaml::Node *excluded = nullptr;
};

base::Result<std::map<std::string, FileMatch>> matchedFiles(const std::vector<GitPattern> &patterns,
                                                            const RepositoryTree &tree,
                                                            FileGlobbing globbing)
{
    std::map<std::string, FileMatch> files;
    for (const GitPattern &pattern : patterns) {
        const base::Result<std::vector<std::string>> paths = listed(pattern, tree, globbing);
        if (!paths)
            return paths.error();
        for (const std::string &path : *paths) {
            FileMatch &match = files[path];
            const yaml::Node *&decided = pattern.isExclude ? match.excluded : match.included;
            if (!decided)
                decided = pattern.node;
        }
    }
    return files;
}

void explain(Generation &generation, const yaml::Node *generator, const std::string &path,
             const FileMatch &match)
{
    Decision decision;
    decision.rule = Decision::Rule::GitFile;
    decision.isIn = match.included && !match.excluded;
    decision.subject = path;
    decision.generator = generator->span();
    decision.place = (match.excluded ? match.excluded : match.included)->span();
    if (match.excluded)
        decision.note = "excluded by " + std::string(match.excluded->text());
    generation.add(std::move(decision));
}

base::Error unreadable(const std::string &path, const std::string &detail)
{
    return {.code = base::ErrorCode::Invalid,
            .detail = "unable to process file '" + path + "': " + detail,
            .place = base::Place{base::RepoPath::fromText(path).value_or(base::RepoPath()), 1, 1},
            .hint = {},
            .causes = {}};
}

/// nullptr for an empty document.
base::Result<const yaml::Node *> documentOf(const std::string &path, const RepositoryTree &tree,
                                            base::Arena &arena)
{
    const std::optional<base::RepoPath> place = base::RepoPath::fromText(path);
    if (!place)
        return unreadable(path, "no path of a repository");
    const base::Result<base::SourceFilePtr> file = tree.files->read(*place);
    if (!file)
        return wrapped("unable to read files", file.error());
    const base::Result<TextDocument> document = readFirstDocument(*file);
    if (!document)
        return wrapped("unable to process file '" + path + "': unable to parse file",
                       document.error());
    arena.keep(document->arena);
    return document->node;
}

/// One map, or a list of maps (generateParamsFromGitFile).
base::Result<std::vector<ValuePtr>> contentsOf(const std::string &path, const RepositoryTree &tree,
                                               base::Arena &arena)
{
    const base::Result<const yaml::Node *> document = documentOf(path, tree, arena);
    if (!document)
        return document.error();
    std::vector<ValuePtr> contents;
    if (!*document) {
        contents.push_back(Value::map({}));
        return contents;
    }
    if ((*document)->isMapping()) {
        contents.push_back(fromNode(*document));
        return contents;
    }
    if (!(*document)->isSequence())
        return unreadable(path, "unable to parse file: it is neither a map nor a list of maps");
    for (const yaml::Node *item : (*document)->items()) {
        if (!item->isMapping() && !item->isNull())
            return unreadable(path,
                              "unable to parse file: its list holds something else than maps");
        contents.push_back(item->isNull() ? Value::map({}) : fromNode(item));
    }
    return contents;
}

SetOriginPtr fileOrigin(const yaml::Node *generator, const std::string &path,
                        const yaml::Node *pattern, const Value &content)
{
    auto origin = std::make_shared<SetOrigin>();
    origin->kind = SetOrigin::Kind::File;
    origin->subject = path;
    origin->generator = generator->span();
    origin->decidedBy = pattern->span();
    origin->source = content.span();
    return origin;
}

} // namespace

base::Result<ParameterSets> generateGitFiles(Generation &generation, const yaml::Node *generator,
                                             const std::vector<GitPattern> &patterns,
                                             const RepositoryTree &tree,
                                             const GitParameters &parameters)
{
    const base::Result<std::map<std::string, FileMatch>> files =
        matchedFiles(patterns, tree, generation.environment().globbing);
    if (!files)
        return files.error();
    ParameterSets sets;
    for (const auto &[path, match] : *files) {
        if (generation.wantsDecisions())
            explain(generation, generator, path, match);
        if (!match.included || match.excluded)
            continue;
        const base::Result<std::vector<ValuePtr>> contents =
            contentsOf(path, tree, generation.arena());
        if (!contents)
            return contents.error();
        for (const ValuePtr &content : *contents) {
            base::Result<ValuePtr> values =
                parameters.ofFile(path, *content, match.included->span());
            if (!values)
                return wrapped("unable to process file '" + path + "'", std::move(values).error());
            sets.push_back(
                {*std::move(values), fileOrigin(generator, path, match.included, *content)});
            if (sets.size() > mostGenerated)
                return tooManySets(generator);
        }
    }
    return sets;
}

} // namespace fleetwright::argocd
