// SPDX-License-Identifier: Apache-2.0
#include "services/jobs/jobs.h"
#include "services/settings/settings.h"
#include "services/workspace/workspace.h"
#include "ui/mainwindow/appearance.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/mainwindow/pagepictures.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QIcon>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace {

using namespace Qt::StringLiterals;
using namespace fleetwright;

void loadTranslations(QApplication &application, const QString &language)
{
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    QLocale::setDefault(locale);
    // English needs one as well: it holds the plurals. What another language lacks is found there.
    auto *english = new QTranslator(&application);
    if (english->load(u":/translations/fleetwright_en"_s))
        QApplication::installTranslator(english);
    auto *own = new QTranslator(&application);
    if (locale.language() != QLocale::English
        && own->load(locale, u"fleetwright"_s, u"_"_s, u":/translations"_s))
        QApplication::installTranslator(own);
    auto *qt = new QTranslator(&application);
    if (qt->load(locale, u"qtbase"_s, u"_"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QApplication::installTranslator(qt);
}

struct Arguments {
    QString folder;
    QString pictures; ///< --render-pages
};

Arguments readArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "A workbench for Kubernetes fleets kept in Git."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption pictures(
        u"render-pages"_s,
        QApplication::translate("main",
                                "Renders every page to PNG files in this folder, and ends."),
        u"DIR"_s);
    parser.addOption(pictures);
    parser.addPositionalArgument(u"FOLDER"_s, QApplication::translate("main", "The fleet to open."),
                                 u"[FOLDER]"_s);
    parser.process(application);
    const QString folder = parser.positionalArguments().value(0);
    return {folder.isEmpty() ? QString() : QFileInfo(folder).absoluteFilePath(),
            parser.value(pictures)};
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"fleetwright"_s);
    QApplication::setApplicationVersion(QStringLiteral(FLEETWRIGHT_VERSION));
    QApplication::setDesktopFileName(QStringLiteral(FLEETWRIGHT_APPLICATION_ID));
    QApplication::setWindowIcon(QIcon(u":/fleetwright/icons/fleetwright.svg"_s));
    const Arguments arguments = readArguments(application);
    if (!arguments.pictures.isEmpty()) {
        loadTranslations(application, u"en"_s);
        return ui::renderPages(application, arguments.pictures, arguments.folder);
    }

    services::Settings settings;
    loadTranslations(application, settings.value(services::setting::language));
    const ui::AppearanceKeeper appearance(application, settings);
    services::Jobs jobs;
    services::Workspace workspace(jobs, settings);
    ui::Dialogs dialogs;
    ui::MainWindow window(workspace, jobs, settings, dialogs);
    window.show();
    QString folder = arguments.folder;
    if (folder.isEmpty() && settings.value(services::setting::restoreSession))
        folder = settings.value(services::setting::recentFolders).value(0);
    if (!folder.isEmpty())
        window.openFolder(folder);
    return QApplication::exec();
}
