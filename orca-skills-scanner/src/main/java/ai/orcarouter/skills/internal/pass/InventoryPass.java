/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.source.FileFault;
import ai.orcarouter.skills.internal.source.Signature;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/** Looks at the files as such: binaries, archives, double extensions, padding, links, and what was not read. */
public final class InventoryPass {
    private static final int PADDING_LINES = 400;
    private static final int PADDING_BLANKS = 600;
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
        for (String path : subject.inexact()) {
            pass.add("108", FindingSeverity.MEDIUM, "a text that is not UTF-8; not all of it was read", path, "");
        }
        for (String path : subject.cut()) {
            pass.add("108", FindingSeverity.MEDIUM, "longer than the limit; the rest was not scanned", path, "");
        }
    }

    /**
     * What could not be looked at; a scan with any is not complete.
     *
     * @param told what the passes did not look at to its end
     */
    public static List<String> gaps(Subject subject, Gaps told) {
        List<String> gaps = new java.util.ArrayList<>();
        subject.tree().faults().stream()
                .filter(fault -> fault.kind() != FileFault.Kind.LINK)
                .forEach(fault -> gaps.add(fault.kind().name().toLowerCase(Locale.ROOT) + ": " + fault.path()));
        subject.inexact().forEach(path -> gaps.add("encoding: " + path));
        subject.cut().forEach(path -> gaps.add("budget: " + path));
        subject.binaries().stream()
                .filter(entry -> !Signature.isOpened(entry.bytes()) && !Signature.isMedia(entry.name(), entry.bytes()))
                .forEach(entry -> gaps.add("binary: " + entry.path()));
        subject.manifest().lost().forEach(lost -> gaps.add("manifest: " + lost.file()));
        told.all().stream()
                .filter(gap -> !gap.kind().equals(Gaps.WORK) || !subject.cut().contains(gap.file()))
                .forEach(gap -> gaps.add(gap.kind() + ": " + gap.file()));
        return List.copyOf(gaps);
    }

    /** Hands what the passes did not look at to {@code into}. */
    public static void tell(Subject subject, Gaps told, Consumer<Observation> into) {
        InventoryPass pass = new InventoryPass(subject, into);
        told.all().forEach(gap -> pass.add("108", FindingSeverity.MEDIUM, gap.why(), gap.file(), ""));
    }

    private void add(String rule, FindingSeverity severity, String message, String path, String evidence) {
        into.accept(Observation.of(
                subject.pack().rule("ORCA-SK-" + rule), severity, message, SourceSpan.of(path), evidence));
    }

    private void binary(FileEntry entry) {
        byte[] bytes = entry.bytes();
        if (Signature.isProgram(bytes)) {
            add("101", FindingSeverity.HIGH, "a program in machine code", entry.path(), entry.name());
        } else if (Signature.isCompiled(entry.name(), bytes)) {
            add("102", FindingSeverity.HIGH, "compiled code that cannot be read", entry.path(), entry.name());
        } else if (Signature.isOpened(bytes) && OFFICE.contains(Signature.extension(entry.name()))) {
            add("103", FindingSeverity.LOW, "an office document, which is an archive", entry.path(), entry.name());
        } else if (Signature.isOpened(bytes)) {
            add("103", FindingSeverity.MEDIUM, "an archive inside the package", entry.path(), entry.name());
        } else if (Signature.isArchive(bytes)) {
            add("103", FindingSeverity.MEDIUM, "an archive that is not opened", entry.path(), entry.name());
        } else if (!Signature.isMedia(entry.name(), bytes)) {
            String what = Signature.isMediaName(entry.name())
                    ? "not text, and not what its name says"
                    : "not text and of no known kind";
            add("108", FindingSeverity.MEDIUM, what, entry.path(), entry.name());
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
        } else if (Signature.isProgram(entry.bytes()) && Signature.isMediaName(entry.name())) {
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
            case MISMATCH -> add("106", FindingSeverity.HIGH, "an archive that reads in two ways", fault.path(), "");
            case STRAY ->
                add("108", FindingSeverity.MEDIUM, "bytes around the entries of an archive", fault.path(), "");
            case BUDGET -> add("108", FindingSeverity.MEDIUM, "beyond the limits, not scanned", fault.path(), "");
            case UNREADABLE -> add("108", FindingSeverity.MEDIUM, "cannot be read", fault.path(), "");
        }
    }
}
