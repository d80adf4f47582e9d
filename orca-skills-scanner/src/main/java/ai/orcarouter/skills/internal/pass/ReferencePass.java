/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.source.FileEntry;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at what files say of other files and hosts: links whose text names another host than they lead to, and
 * references to files that are not there (skills.md 4.1, rules 702 and 705).
 */
public final class ReferencePass {
    private static final Set<String> SCRIPTS = Set.of("py", "sh", "js", "mjs", "ts", "ps1", "rb");

    private final Subject subject;
    private final Consumer<Observation> into;
    private final Set<String> paths = new HashSet<>();

    private ReferencePass(Subject subject, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
        for (FileEntry entry : subject.tree().files()) {
            paths.add(entry.path());
        }
    }

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Consumer<Observation> into) {
        ReferencePass pass = new ReferencePass(subject, into);
        for (ScanFile file : subject.files()) {
            if (file.kind().segment() == SegmentKind.PROSE) {
                pass.links(file);
            }
        }
    }

    private void links(ScanFile file) {
        String text = file.text().text();
        int from = 0;
        int at = text.indexOf("](");
        while (at >= 0) {
            int next = text.indexOf("](", at + 2);
            int open = open(text, from, at);
            int close = open < 0 ? -1 : end(text, at + 2, next < 0 ? text.length() : next);
            if (close > 0) {
                link(file, text.substring(open + 1, at), text.substring(at + 2, close), open, close);
            }
            from = at + 2;
            at = next;
        }
    }

    /** Where the text of a link begins that ends at {@code at}, behind the link before; -1 when it does not. */
    private static int open(String text, int from, int at) {
        for (int i = at; i >= from; i--) {
            if (text.charAt(i) == '[') {
                return i;
            }
        }
        return -1;
    }

    /** Where the target of a link ends, before the next link; -1 when it does not end on its line. */
    private static int end(String text, int from, int to) {
        for (int i = from; i < to && text.charAt(i) != '\n'; i++) {
            if (text.charAt(i) == ')') {
                return i;
            }
        }
        return -1;
    }

    private void link(ScanFile file, String label, String target, int start, int end) {
        String shown = host(label.strip());
        String real = host(target.strip());
        if (!shown.isEmpty() && !real.isEmpty() && !target.startsWith("#") && !isSameSite(shown, real)) {
            add(
                    "705",
                    FindingSeverity.MEDIUM,
                    "the link shows " + shown + " and leads to " + real,
                    file,
                    start,
                    end,
                    target);
        } else if (isScript(target) && !isThere(file.path(), target)) {
            add("702", FindingSeverity.LOW, "a script that is not in the package", file, start, end, target);
        }
    }

    private void add(
            String rule, FindingSeverity severity, String message, ScanFile file, int start, int end, String evidence) {
        int from = file.text().originalStart(start);
        into.accept(Observation.of(
                subject.pack().rule("ORCA-SK-" + rule),
                severity,
                message,
                file.span(from, Math.max(from, file.text().originalEnd(end))),
                evidence));
    }

    /** The host of a text that is an address as a whole; empty for any other text. */
    private static String host(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int from = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : -1;
        if (from < 0) {
            return "";
        }
        int to = from;
        while (to < lower.length() && "/?#: \"".indexOf(lower.charAt(to)) < 0) {
            to++;
        }
        String host = lower.substring(from, to);
        boolean name = host.indexOf('.') > 0
                && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '-');
        return name ? host : "";
    }

    /** Whether two hosts have their last two labels in common. */
    private static boolean isSameSite(String first, String second) {
        return site(first).equals(site(second));
    }

    private static String site(String host) {
        int last = host.lastIndexOf('.');
        return host.substring(host.lastIndexOf('.', last - 1) + 1);
    }

    private static boolean isScript(String target) {
        int dot = target.lastIndexOf('.');
        boolean relative = target.indexOf(':') < 0 && !target.startsWith("/") && !target.startsWith("#");
        return relative && dot > 0 && SCRIPTS.contains(target.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    /** Whether a relative target is a file of the package, seen from the file's folder or from the root. */
    private boolean isThere(String from, String target) {
        String path = target.startsWith("./") ? target.substring(2) : target;
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        while (path.startsWith("../") && !folder.isEmpty()) {
            path = path.substring(3);
            folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
        }
        return paths.contains(folder + path) || paths.contains(path);
    }
}
