/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.source.FileFault;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at the files as such: binaries, archives, double extensions, padding, links, and what was not read. */
public final class InventoryPass {
    private static final int PADDING_LINES = 400;
    private static final int PADDING_BLANKS = 600;
    private static final Set<String> MEDIA = Set.of(
            "png", "jpg", "jpeg", "gif", "webp", "ico", "bmp", "pdf", "woff", "woff2", "ttf", "otf", "eot", "mp3",
            "mp4", "wav", "webm", "mov", "avif", "tiff", "icns", "sqlite", "db");
    private static final Set<String> OFFICE =
            Set.of("docx", "xlsx", "pptx", "odt", "ods", "odp", "epub", "xlsm", "docm");
    private static final Set<String> RUNNABLE =
            Set.of("lnk", "exe", "scr", "pif", "com", "hta", "vbs", "jse", "wsf", "msi", "bat", "cmd", "ps1");
    private static final Set<String> HARMLESS =
            Set.of("pdf", "jpg", "jpeg", "png", "gif", "doc", "docx", "xls", "xlsx", "txt", "mp3", "mp4", "csv", "zip");

    private final Subject subject;
    private final Consumer<Observation> into;

    private InventoryPass(Subject subject, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
    }

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Consumer<Observation> into) {
        InventoryPass pass = new InventoryPass(subject, into);
        subject.binaries().forEach(pass::binary);
        subject.tree().files().forEach(pass::name);
        subject.files().forEach(pass::padding);
        subject.tree().faults().forEach(pass::fault);
        for (String path : subject.cut()) {
            pass.add("108", FindingSeverity.MEDIUM, "longer than the limit; the rest was not scanned", path, "");
        }
    }

    /**
     * What could not be looked at; a scan with any is not complete.
     *
     * @param unfinished paths of files that took more work than there is
     */
    public static List<String> gaps(Subject subject, Collection<String> unfinished) {
        List<String> gaps = new java.util.ArrayList<>();
        subject.tree().faults().stream()
                .filter(fault -> fault.kind() != FileFault.Kind.LINK)
                .forEach(fault -> gaps.add(fault.kind().name().toLowerCase(Locale.ROOT) + ": " + fault.path()));
        subject.cut().forEach(path -> gaps.add("budget: " + path));
        unfinished.stream().filter(path -> !subject.cut().contains(path)).forEach(path -> gaps.add("work: " + path));
        subject.binaries().stream()
                .filter(entry -> !isMedia(entry) && !isArchive(entry))
                .forEach(entry -> gaps.add("binary: " + entry.path()));
        return List.copyOf(gaps);
    }

    private void add(String rule, FindingSeverity severity, String message, String path, String evidence) {
        into.accept(Observation.of(
                subject.pack().rule("ORCA-SK-" + rule), severity, message, SourceSpan.of(path), evidence));
    }

    private void binary(FileEntry entry) {
        String extension = extension(entry.name());
        if (isExecutable(entry.bytes())) {
            add("101", FindingSeverity.HIGH, "a program in machine code", entry.path(), entry.name());
        } else if (extension.equals("pyc") || extension.equals("pyo") || isClassFile(entry.bytes())) {
            add("102", FindingSeverity.HIGH, "compiled code that cannot be read", entry.path(), entry.name());
        } else if (isArchive(entry)) {
            if (OFFICE.contains(extension)) {
                add("103", FindingSeverity.LOW, "an office document, which is an archive", entry.path(), entry.name());
            } else {
                add("103", FindingSeverity.MEDIUM, "an archive inside the package", entry.path(), entry.name());
            }
        } else if (!isMedia(entry)) {
            add("108", FindingSeverity.MEDIUM, "not text and of no known kind", entry.path(), entry.name());
        }
    }

    private void name(FileEntry entry) {
        String name = entry.name().toLowerCase(Locale.ROOT);
        int last = name.lastIndexOf('.');
        int first = last <= 0 ? -1 : name.lastIndexOf('.', last - 1);
        if (first > 0
                && RUNNABLE.contains(name.substring(last + 1))
                && HARMLESS.contains(name.substring(first + 1, last))) {
            add("104", FindingSeverity.HIGH, "a program named like a document", entry.path(), entry.name());
        } else if (isExecutable(entry.bytes()) && MEDIA.contains(extension(entry.name()))) {
            add("104", FindingSeverity.HIGH, "a program named like a picture or document", entry.path(), entry.name());
        }
    }

    private void padding(ScanFile file) {
        String text = file.raw();
        int lines = 0;
        int blanks = 0;
        boolean any = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
                blanks = 0;
            } else if (c == ' ' || c == '\t' || c == '\r') {
                blanks++;
            } else {
                if (any && (lines > PADDING_LINES || blanks >= PADDING_BLANKS)) {
                    into.accept(Observation.of(
                            subject.pack().rule("ORCA-SK-105"),
                            FindingSeverity.HIGH,
                            "text behind so much blank space that people will not see it",
                            file.span(i, i + 1),
                            Observation.evidence(text.substring(i))));
                    return;
                }
                any = true;
                lines = 0;
                blanks = 0;
            }
        }
    }

    private void fault(FileFault fault) {
        switch (fault.kind()) {
            case LINK_OUT -> add("106", FindingSeverity.HIGH, "a link that leaves the package", fault.path(), "");
            case LINK -> add("106", FindingSeverity.LOW, "a link inside the package, not followed", fault.path(), "");
            case ESCAPE -> add("106", FindingSeverity.HIGH, "a path that leaves the package", fault.path(), "");
            case DUPLICATE -> add("106", FindingSeverity.HIGH, "two entries with one path", fault.path(), "");
            case BUDGET -> add("108", FindingSeverity.MEDIUM, "beyond the limits, not scanned", fault.path(), "");
            case UNREADABLE -> add("108", FindingSeverity.MEDIUM, "cannot be read", fault.path(), "");
        }
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static boolean isMedia(FileEntry entry) {
        return MEDIA.contains(extension(entry.name())) && !isExecutable(entry.bytes());
    }

    private static boolean isArchive(FileEntry entry) {
        byte[] b = entry.bytes();
        return b.length > 3
                && ((b[0] == 'P' && b[1] == 'K' && b[2] <= 6)
                        || (b[0] == 0x1F && (b[1] & 0xFF) == 0x8B)
                        || (b[0] == '7' && b[1] == 'z')
                        || (b[0] == 'R' && b[1] == 'a' && b[2] == 'r'));
    }

    private static boolean isClassFile(byte[] b) {
        return b.length > 3
                && (b[0] & 0xFF) == 0xCA
                && (b[1] & 0xFF) == 0xFE
                && (b[2] & 0xFF) == 0xBA
                && (b[3] & 0xFF) == 0xBE;
    }

    /** ELF, PE, Mach-O in either order. */
    private static boolean isExecutable(byte[] b) {
        if (b.length < 4) {
            return false;
        }
        int magic = ((b[0] & 0xFF) << 24) | ((b[1] & 0xFF) << 16) | ((b[2] & 0xFF) << 8) | (b[3] & 0xFF);
        return magic == 0x7F454C46
                || (b[0] == 'M' && b[1] == 'Z' && b.length > 64 && b[2] + b[3] != ' ' + ' ' && isBinary(b))
                || magic == 0xFEEDFACE
                || magic == 0xFEEDFACF
                || magic == 0xCEFAEDFE
                || magic == 0xCFFAEDFE;
    }

    private static boolean isBinary(byte[] b) {
        for (int i = 0; i < Math.min(b.length, 512); i++) {
            if (b[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
