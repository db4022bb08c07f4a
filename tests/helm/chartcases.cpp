// SPDX-License-Identifier: Apache-2.0
#include "helm/chartcases.h"

#include "yaml/reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <optional>
#include <sstream>
#include <utility>

namespace fleetwright::helm {
namespace {

namespace fs = std::filesystem;

std::string contentOf(const fs::path &file)
{
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

/// One file of a tar archive (POSIX ustar).
std::string tarEntry(const std::string &name, const std::string &content)
{
    constexpr std::size_t block = 512;
    std::string header(block, '\0');
    const auto put = [&header](std::size_t at, const std::string &text) {
        header.replace(at, text.size(), text);
    };
    const auto octal = [](std::size_t number) {
        std::array<char, 16> text{};
        std::snprintf(text.data(), text.size(), "%011zo", number);
        return std::string(text.data());
    };
    put(0, name);
    put(100, "0000644");
    put(124, octal(content.size()));
    put(156, "0");
    put(257, "ustar");
    put(263, "00");
    put(148, std::string(8, ' '));
    std::size_t sum = 0;
    for (const char each : header)
        sum += static_cast<unsigned char>(each);
    put(148, octal(sum).substr(5));
    header[154] = '\0';
    return header + content + std::string((block - content.size() % block) % block, '\0');
}

std::string littleEndian(std::uint32_t number, int bytes)
{
    std::string text;
    for (int byte = 0; byte < bytes; ++byte)
        text.push_back(static_cast<char>(number >> (8 * byte) & 0xffU));
    return text;
}

std::uint32_t checksum(const std::string &text)
{
    std::uint32_t crc = ~0U;
    for (const char each : text) {
        crc ^= static_cast<unsigned char>(each);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ (crc & 1U ? 0xedb88320U : 0U);
    }
    return ~crc;
}

/// As gzip without compression (RFC 1952, stored blocks of RFC 1951).
std::string gzip(const std::string &text)
{
    std::string packed("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
    constexpr std::size_t most = 65'535;
    for (std::size_t at = 0; at < text.size(); at += most) {
        const auto length = static_cast<std::uint32_t>(std::min(most, text.size() - at));
        packed += at + most >= text.size() ? '\1' : '\0';
        packed += littleEndian(length, 2) + littleEndian(~length & 0xffffU, 2);
        packed += text.substr(at, length);
    }
    return packed + littleEndian(checksum(text), 4)
           + littleEndian(static_cast<std::uint32_t>(text.size()), 4);
}

std::optional<SetMode> setModeOf(std::string_view option)
{
    constexpr std::array<std::pair<std::string_view, SetMode>, 5> modes{
        {{"--set", SetMode::Typed},
         {"--set-string", SetMode::String},
         {"--set-json", SetMode::Json},
         {"--set-file", SetMode::File},
         {"--set-literal", SetMode::Literal}}};
    for (const auto &[name, mode] : modes) {
        if (name == option)
            return mode;
    }
    return std::nullopt;
}

/// Takes an option of a case's arguments; its value follows.
void takeOption(ChartCase &test, const std::string &option, const std::string &value)
{
    if (option == "--api-versions" || option == "-a") {
        std::istringstream words(value);
        for (std::string word; std::getline(words, word, ',');)
            test.apiVersions.push_back(word);
    } else if (option == "--values" || option == "-f") {
        test.valueFiles.push_back(value);
    } else if (const auto mode = setModeOf(option)) {
        test.set.push_back({*mode, value});
    }
}

ChartCase ownCase(const fs::path &file)
{
    ChartCase test;
    test.name = file.stem().string();
    test.kubeVersion = "v1.29.0";
    std::istringstream text(contentOf(file));
    std::string *current = nullptr;
    std::string option;
    for (std::string line; std::getline(text, line);) {
        if (line.starts_with("== ")) {
            std::string path = line.substr(3);
            path.erase(path.find_last_not_of(" \t\r\n") + 1);
            current = &test.files[path];
        } else if (current) {
            *current += line + (text.eof() ? "" : "\n");
        } else if (!line.empty() && !line.starts_with('#')) {
            takeOption(test, option, line);
            option = line;
        }
    }
    const bool isArchive = std::ranges::any_of(
        test.files, [](const auto &each) { return each.first.starts_with("chart.tgz!"); });
    test.chart = isArchive ? "chart.tgz" : "chart";
    return test;
}

std::vector<std::string> textsOf(const yaml::Node *root, std::string_view key)
{
    std::vector<std::string> texts;
    if (const yaml::Node *list = root->find(key)) {
        for (const yaml::Node *item : list->items())
            texts.emplace_back(item->text());
    }
    return texts;
}

} // namespace

std::vector<ChartCase> ownChartCases()
{
    std::vector<ChartCase> cases;
    const fs::path folder = fs::path(FLEETWRIGHT_TESTS) / "corpus" / "helm";
    for (const auto &entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".case"
            && fs::exists(fs::path(entry.path()).replace_extension(".yaml")))
            cases.push_back(ownCase(entry.path()));
    }
    std::ranges::sort(cases, {}, &ChartCase::name);
    return cases;
}

std::vector<ChartCase> sharedChartCases(const fs::path &folder)
{
    std::vector<ChartCase> cases;
    for (const auto &entry : fs::directory_iterator(folder)) {
        if (!fs::exists(entry.path() / "expected.yaml"))
            continue;
        const auto parsed = yaml::readFile(std::make_shared<const base::SourceFile>(
            base::RepoPath{}, contentOf(entry.path() / "case.json")));
        if (!parsed)
            continue;
        const yaml::Node *root = (*parsed)->documents.front();
        ChartCase test;
        test.name = entry.path().filename().string();
        test.chart = "chart";
        test.release = root->find("release")->text();
        test.space = root->find("namespace")->text();
        const yaml::Node *version = root->find("kube_version");
        test.kubeVersion = version ? version->text() : "v1.20.0";
        test.apiVersions = textsOf(root, "api_versions");
        test.valueFiles = textsOf(root, "values");
        for (const std::string &line : textsOf(root, "set"))
            test.set.push_back({SetMode::Typed, line});
        for (const std::string &line : textsOf(root, "set_string"))
            test.set.push_back({SetMode::String, line});
        for (const auto &file : fs::recursive_directory_iterator(entry.path())) {
            if (file.is_regular_file())
                test.files[file.path().lexically_relative(entry.path()).generic_string()] =
                    contentOf(file.path());
        }
        cases.push_back(std::move(test));
    }
    std::ranges::sort(cases, {}, &ChartCase::name);
    return cases;
}

std::map<std::string, std::string> packedFiles(const std::map<std::string, std::string> &files)
{
    std::map<std::string, std::string> packed;
    std::map<std::string, std::string> archives;
    for (const auto &[name, content] : files) {
        const std::size_t bang = name.find('!');
        if (bang == std::string::npos)
            packed.emplace(name, content);
        else
            archives[name.substr(0, bang)] += tarEntry(name.substr(bang + 1), content);
    }
    for (const auto &[name, tar] : archives)
        packed.emplace(name, gzip(tar + std::string(1024, '\0')));
    return packed;
}

} // namespace fleetwright::helm
