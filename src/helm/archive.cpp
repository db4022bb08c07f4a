// SPDX-License-Identifier: Apache-2.0
#include "helm/archive.h"

#include "base/ascii.h"
#include "helm/chartfolder.h"
#include "helm/tar.h"
#include "template/quoting.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace fleetwright::helm {

namespace {

/// Headers, padding and extensions come on top of what a chart may hold.
constexpr std::size_t mostArchiveBytes = mostChartBytes + (std::size_t{28} << 20);

base::Error problem(base::ErrorCode code, std::string detail, const base::SourceFile &archive)
{
    return {code, std::move(detail), base::Place{archive.path()}, {}, {}};
}

std::string chartTooLarge()
{
    return "decompressed chart is larger than the maximum file size "
           + std::to_string(mostChartBytes);
}

struct EndInflate {
    void operator()(z_stream *stream) const { inflateEnd(stream); }
};

/// All members of a gzip file, one after the other, as Go's reader has them.
base::Result<std::string> unzipped(const base::SourceFile &archive)
{
    z_stream stream{};
    constexpr int gzipOnly = 16 + MAX_WBITS;
    if (inflateInit2(&stream, gzipOnly) != Z_OK)
        return problem(base::ErrorCode::Unreadable, "gzip: no memory", archive);
    const std::unique_ptr<z_stream, EndInflate> guard(&stream);
    const std::string_view bytes = archive.bytes();
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    std::string out;
    std::array<char, std::size_t{64} << 10> buffer{};
    while (true) {
        stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return problem(base::ErrorCode::Syntax,
                           status == Z_BUF_ERROR ? "unexpected EOF" : "gzip: invalid data",
                           archive);
        out.append(buffer.data(), buffer.size() - stream.avail_out);
        if (out.size() > mostArchiveBytes)
            return problem(base::ErrorCode::TooLarge, chartTooLarge(), archive);
        if (status == Z_STREAM_END && (stream.avail_in == 0 || inflateReset(&stream) != Z_OK))
            return out;
    }
}

/// path.Clean.
std::string cleaned(std::string_view path)
{
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = path.find('/');
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (!part.empty() && part != ".")
            parts.push_back(part);
    }
    std::string result;
    for (const std::string_view part : parts)
        result += (result.empty() ? "" : "/") + std::string(part);
    return result.empty() ? "." : result;
}

/// The name as seen from the chart, or why it cannot be one.
struct EntryName {
    std::string name;
    std::string refusal;
};

EntryName nameInChart(const std::string &written)
{
    const char delimiter = written.find('\\') == std::string::npos ? '/' : '\\';
    const std::size_t first = written.find(delimiter);
    std::string name = first == std::string::npos ? "" : written.substr(first + 1);
    std::replace(name.begin(), name.end(), delimiter, '/');
    if (name.starts_with('/'))
        return {{}, "chart illegally contains absolute paths"};
    name = cleaned(name);
    if (name == ".")
        return {{},
                "chart illegally contains content outside the base directory: "
                    + gotemplate::goQuoted(written)};
    if (name.starts_with(".."))
        return {{}, "chart illegally references parent directory"};
    if (name.size() > 2 && base::isLetter(name[0]) && name[1] == ':' && name[2] == '/')
        return {{}, "chart contains illegally named files"};
    if (written.substr(0, first) == "Chart.yaml")
        return {{}, "chart yaml not in base directory"};
    return {std::move(name), {}};
}

/// Where the file is said to be: in its archive, as if that were a folder.
base::RepoPath placeIn(const base::SourceFile &archive, const std::string &name)
{
    return archive.path().resolve(name).value_or(archive.path());
}

} // namespace

base::Result<std::vector<ChartFile>> readChartArchive(const base::SourceFile &archive)
{
    using base::ErrorCode;
    const std::string_view bytes = archive.bytes();
    if (!bytes.starts_with("\x1F\x8B\x08")) {
        const std::string file = "file '" + archive.path().text() + "' ";
        const bool isYaml =
            archive.path().extension() == "yaml" || archive.path().extension() == "yml";
        return problem(ErrorCode::Syntax,
                       file
                           + (isYaml ? "seems to be a YAML file, but expected a gzipped archive"
                                     : "does not appear to be a gzipped archive"),
                       archive);
    }
    const base::Result<std::string> tar = unzipped(archive);
    if (!tar)
        return tar.error();
    std::vector<ChartFile> files;
    std::size_t total = 0;
    TarReader reader(*tar);
    while (const std::optional<TarEntry> entry = reader.next()) {
        if (entry->isFolder)
            continue;
        EntryName name = nameInChart(entry->name);
        if (!name.refusal.empty())
            return problem(ErrorCode::OutsideRoot, name.refusal, archive);
        total += entry->content.size();
        if (total >= mostChartBytes)
            return problem(ErrorCode::TooLarge, chartTooLarge(), archive);
        if (entry->content.size() > mostFileBytes)
            return problem(ErrorCode::TooLarge,
                           "decompressed chart file " + gotemplate::goQuoted(entry->name)
                               + " is larger than the maximum file size "
                               + std::to_string(mostFileBytes),
                           archive);
        files.push_back(
            chartFile(name.name, std::make_shared<const base::SourceFile>(
                                     placeIn(archive, name.name), std::string(entry->content))));
    }
    if (!reader.error().empty())
        return problem(ErrorCode::Syntax, reader.error(), archive);
    if (files.empty())
        return problem(ErrorCode::Invalid, "no files in chart archive", archive);
    return files;
}

} // namespace fleetwright::helm
