// SPDX-License-Identifier: Apache-2.0
#include "services/text/errortext.h"

#include "services/text/words.h"

#include <QCoreApplication>
#include <QDir>

namespace fleetwright::services {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(services::ErrorText)

public:
    /// %1 is the engine's technical clause.
    [[nodiscard]] static QString pattern(base::ErrorCode code)
    {
        switch (code) {
        case base::ErrorCode::NotFound:
            return tr("Something is missing: %1.");
        case base::ErrorCode::NotAFile:
            return tr("A file was expected, or a folder: %1.");
        case base::ErrorCode::OutsideRoot:
            return tr("This leads out of the opened folder, where nothing is read: %1.");
        case base::ErrorCode::Unreadable:
            return tr("The system does not allow reading: %1.");
        case base::ErrorCode::TooLarge:
            return tr("A safety limit was met: %1.");
        case base::ErrorCode::Binary:
            return tr("This is not text: %1.");
        case base::ErrorCode::Syntax:
            return tr("This cannot be read: %1.");
        case base::ErrorCode::Invalid:
            return tr("This is not valid: %1.");
        case base::ErrorCode::Conflict:
            return tr("Two things claim the same place: %1.");
        case base::ErrorCode::Cycle:
            return tr("A layer includes itself: %1.");
        case base::ErrorCode::NoMatch:
            return tr("There is nothing that this applies to: %1.");
        case base::ErrorCode::Unresolved:
            return tr("This needs the network or another program, which are never used: %1.");
        case base::ErrorCode::Unsupported:
            return tr("Fleetwright does not do this: %1.");
        case base::ErrorCode::Refused:
            return tr("This was refused: %1.");
        case base::ErrorCode::Git:
            return tr("Git reports: %1.");
        case base::ErrorCode::WriteFailed:
            return tr("Nothing was written: %1.");
        case base::ErrorCode::Cancelled:
            return tr("Cancelled.");
        }
        return u"%1"_s;
    }

    [[nodiscard]] static QString defaultAdvice(base::ErrorCode code)
    {
        switch (code) {
        case base::ErrorCode::Conflict:
            return tr("Choose which version to keep.");
        case base::ErrorCode::WriteFailed:
            return tr("Free some space or check the folder's permissions, then save again. Your "
                      "edits are kept.");
        case base::ErrorCode::Unreadable:
            return tr("Check the permissions of the file.");
        case base::ErrorCode::Syntax:
            return tr("Correct the line; everything else still works.");
        default:
            return {};
        }
    }
};

QString detailWithCauses(const base::Error &error)
{
    QString text = visible(error.detail);
    for (const base::Error &cause : error.causes)
        text += u": "_s + detailWithCauses(cause);
    return text;
}

const base::Place *deepestPlace(const base::Error &error)
{
    for (const base::Error &cause : error.causes) {
        if (const base::Place *place = deepestPlace(cause))
            return place;
    }
    return error.place ? &*error.place : nullptr;
}

} // namespace

QString placeText(const base::Place &place)
{
    if (place.file.isRoot())
        return {};
    const QString file = QDir::toNativeSeparators(visible(place.file.text()));
    return place.line > 0 ? u"%1:%2"_s.arg(file).arg(place.line) : file;
}

QString sentence(const base::Error &error)
{
    if (error.code == base::ErrorCode::Cancelled)
        return Texts::pattern(error.code);
    QString detail = detailWithCauses(error);
    const base::Place *place = deepestPlace(error);
    const QString where = place ? placeText(*place) : QString();
    if (!where.isEmpty() && !detail.contains(where))
        detail = u"%1: %2"_s.arg(where, detail);
    return Texts::pattern(error.code).arg(detail);
}

QString advice(const base::Error &error)
{
    if (!error.hint.empty()) {
        QString hint = visible(error.hint);
        hint[0] = hint[0].toUpper();
        return hint.endsWith(u'.') ? hint : hint + u'.';
    }
    return Texts::defaultAdvice(error.code);
}

} // namespace fleetwright::services
