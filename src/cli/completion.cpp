// SPDX-License-Identifier: Apache-2.0
#include "cli/commands.h"
#include "cli/invocation.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <ostream>
#include <string>
#include <vector>

namespace fleetwright::cli {

namespace {

struct Word {
    std::string text;
    std::string description;
};

std::string firstLine(const std::string &text)
{
    return text.substr(0, text.find('\n'));
}

std::vector<Word> optionWords(const CLI::App &app)
{
    std::vector<Word> words;
    for (const CLI::Option *option : app.get_options()) {
        for (const std::string &name : option->get_lnames())
            words.push_back({"--" + name, firstLine(option->get_description())});
    }
    for (const CLI::App *group : app.get_subcommands(nullptr)) {
        if (!group->get_name().empty())
            continue; // a named one is a command, a nameless one a group of options
        for (const Word &word : optionWords(*group))
            words.push_back(word);
    }
    return words;
}

std::vector<const CLI::App *> commandsOf(const CLI::App &app)
{
    std::vector<const CLI::App *> commands;
    for (const CLI::App *command : app.get_subcommands(nullptr)) {
        if (!command->get_name().empty())
            commands.push_back(command);
    }
    return commands;
}

std::string joined(const std::vector<Word> &words)
{
    std::string text;
    for (const Word &word : words)
        text += (text.empty() ? "" : " ") + word.text;
    return text;
}

std::string commandNames(const CLI::App &app)
{
    std::string text;
    for (const CLI::App *command : commandsOf(app))
        text += (text.empty() ? "" : " ") + command->get_name();
    return text;
}

/// Single quotes inside a single-quoted shell word.
std::string quoted(const std::string &text)
{
    std::string result;
    for (const char c : text)
        result += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return result;
}

void printBash(std::ostream &out, const CLI::App &app)
{
    out << "# bash completion for fleetwright-cli\n"
           "_fleetwright_cli() {\n"
           "    local current=${COMP_WORDS[COMP_CWORD]} command= word words\n"
           "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
           "        case \" "
        << commandNames(app)
        << " \" in *\" $word \"*) command=$word; break;; esac\n"
           "    done\n"
           "    case $command in\n";
    for (const CLI::App *command : commandsOf(app))
        out << "    " << command->get_name() << ") words='" << joined(optionWords(*command))
            << "';;\n";
    out << "    *) words='" << commandNames(app)
        << "';;\n"
           "    esac\n"
           "    words=\"$words "
        << joined(optionWords(app))
        << "\"\n"
           "    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
           "    [ ${#COMPREPLY[@]} -gt 0 ] || COMPREPLY=($(compgen -f -- \"$current\"))\n"
           "}\n"
           "complete -o filenames -F _fleetwright_cli fleetwright-cli\n";
}

void printZsh(std::ostream &out, const CLI::App &app)
{
    out << "#compdef fleetwright-cli\n"
           "_fleetwright_cli() {\n"
           "    local -a commands\n"
           "    commands=(\n";
    for (const CLI::App *command : commandsOf(app))
        out << "        '" << command->get_name() << ':'
            << quoted(firstLine(command->get_description())) << "'\n";
    out << "    )\n"
           "    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
           "    case $words[2] in\n";
    for (const CLI::App *command : commandsOf(app))
        out << "    " << command->get_name() << ") compadd -- " << joined(optionWords(*command))
            << ' ' << joined(optionWords(app)) << "; _files;;\n";
    out << "    *) compadd -- " << joined(optionWords(app))
        << "; _files;;\n"
           "    esac\n"
           "}\n"
           "_fleetwright_cli \"$@\"\n";
}

void printFish(std::ostream &out, const CLI::App &app)
{
    for (const Word &word : optionWords(app))
        out << "complete -c fleetwright-cli -l " << word.text.substr(2) << " -d '"
            << quoted(word.description) << "'\n";
    for (const CLI::App *command : commandsOf(app)) {
        out << "complete -c fleetwright-cli -n __fish_use_subcommand -a " << command->get_name()
            << " -d '" << quoted(firstLine(command->get_description())) << "'\n";
        for (const Word &word : optionWords(*command))
            out << "complete -c fleetwright-cli -n '__fish_seen_subcommand_from "
                << command->get_name() << "' -l " << word.text.substr(2) << " -d '"
                << quoted(word.description) << "'\n";
    }
}

} // namespace

void addCompletion(CLI::App &app, Invocation &invocation)
{
    auto shell = std::make_shared<std::string>();
    CLI::App *command =
        app.add_subcommand("completion", "Print a completion script for bash, zsh or fish");
    command->add_option("SHELL", *shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    command->footer(
        "Examples:\n  source <(fleetwright-cli completion bash)\n"
        "  fleetwright-cli completion fish > ~/.config/fish/completions/fleetwright-cli.fish");
    command->callback([&app, &invocation, shell] {
        if (*shell == "bash")
            printBash(invocation.out, app);
        else if (*shell == "zsh")
            printZsh(invocation.out, app);
        else
            printFish(invocation.out, app);
    });
}

} // namespace fleetwright::cli
