/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.LinearPattern;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SkillFormat;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks for programs of a skill that no other file speaks of, and that reach the network or start other programs
 * (skills.md 4.1, rule 704): nothing explains what they are for.
 */
public final class OrphanPass {
    private static final double CONFIDENCE = 0.7;
    private static final int MAX_PART = 200;
    private static final Set<String> FOUND_BY_NAME = Set.of("__init__", "__main__", "conftest", "setup", "index");
    private static final LinearPattern REACHES = LinearPattern.compile("\\b(?:requests|httpx|aiohttp|axios)\\."
            + "|\\burlopen\\b|\\burllib\\.request\\b|\\bfetch\\s*\\(|\\bhttps?\\.request\\b|\\bsocket\\.(?:socket|connect|create_connection)\\b"
            + "|\\bsubprocess\\.|\\bos\\.(?:system|popen|exec)|\\bchild_process\\b|\\bexecSync\\b|\\bspawn(?:Sync)?\\s*\\("
            + "|(?:^|[\\s;&|(`])(?:curl|wget|nc|ncat|scp|rsync|ssh)\\s|\\bInvoke-(?:WebRequest|RestMethod|Expression)\\b"
            + "|\\bNet::HTTP\\b|\\bhttp\\.(?:Get|Post)\\(|\\bexec\\.Command\\(");

    private final Subject subject;
    private final Consumer<Observation> into;

    /** Names that are looked for, each with a file that has it. */
    private final Map<String, ScanFile> wanted = new HashMap<>();

    private final Set<ScanFile> mentioned = new HashSet<>();
    private final Set<String> folders = new HashSet<>();

    private OrphanPass(Subject subject, Consumer<Observation> into) {
        this.subject = subject;
        this.into = into;
    }

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Consumer<Observation> into) {
        if (subject.manifest().format() == SkillFormat.SKILL) {
            new OrphanPass(subject, into).run();
        }
    }

    private void run() {
        List<ScanFile> programs = subject.files().stream()
                .filter(file -> file.kind().segment() == SegmentKind.SCRIPT && !ContextFacts.isFixture(file.path()))
                .filter(file -> !isFoundByName(stem(name(file.path()))))
                .toList();
        if (programs.isEmpty()) {
            return;
        }
        for (ScanFile file : programs) {
            wanted.put(name(file.path()), file);
            wanted.put(stem(name(file.path())), file);
        }
        subject.files().forEach(this::mentions);
        List<ScanFile> orphans = programs.stream()
                .filter(file -> !mentioned.contains(file) && !isInNamedFolder(file.path()))
                .toList();
        // Where the text speaks of no program at all, the programs are what the skill is.
        boolean speaks = orphans.size() < programs.size();
        for (ScanFile file : orphans) {
            if (!REACHES.find(file.text().text())) {
                continue;
            }
            into.accept(new Observation(
                    subject.pack().rule("ORCA-SK-704"),
                    speaks ? FindingSeverity.MEDIUM : FindingSeverity.LOW,
                    CONFIDENCE,
                    "nothing in the package speaks of " + file.path(),
                    SourceSpan.of(file.path()),
                    file.path(),
                    List.of(),
                    List.of()));
        }
    }

    /** Goes through the words of a file once, whatever is looked for. */
    private void mentions(ScanFile file) {
        String text = file.raw();
        boolean code = file.kind().segment() == SegmentKind.SCRIPT;
        int i = 0;
        while (i < text.length()) {
            int from = i;
            while (i < text.length() && isPart(text.charAt(i))) {
                i++;
            }
            if (i > from && i - from <= MAX_PART) {
                mention(file, text.substring(from, i).toLowerCase(Locale.ROOT), code);
            }
            i++;
        }
    }

    private void mention(ScanFile file, String word, boolean code) {
        int end = word.length();
        while (end > 0 && ".-".indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        String path = word.substring(0, end);
        int slash = path.lastIndexOf('/');
        String last = path.substring(slash + 1);
        if (slash > 0 && (last.isEmpty() || last.indexOf('*') >= 0)) {
            folders.add(name(path.substring(0, slash)));
        }
        ScanFile named = wanted.get(last);
        boolean whole = last.indexOf('.') > 0 || slash >= 0;
        if (named != null && named != file && (whole || code)) {
            mentioned.add(named);
        }
        int dot = last.lastIndexOf('.');
        ScanFile module = code && dot > 0 ? wanted.get(last.substring(dot + 1)) : null;
        if (module != null && module != file) {
            mentioned.add(module);
        }
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/' || c == '*';
    }

    /** A text that speaks of {@code scripts/} speaks of what is in it. */
    private boolean isInNamedFolder(String path) {
        int slash = path.lastIndexOf('/');
        return slash > 0 && folders.contains(name(path.substring(0, slash)).toLowerCase(Locale.ROOT));
    }

    private static boolean isFoundByName(String stem) {
        return FOUND_BY_NAME.contains(stem) || stem.startsWith("test_") || stem.endsWith("_test");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot <= 0 ? name : name.substring(0, dot);
    }
}
