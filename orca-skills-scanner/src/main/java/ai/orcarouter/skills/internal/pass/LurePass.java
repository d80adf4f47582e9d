/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.core.text.PatternScanner;
import ai.orcarouter.core.text.ScanRule;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at what a user is told to install first: programs that the manifest does not know of, and addresses that
 * imitate those of somebody known (skills.md 4.1, rules 303 and 304).
 */
public final class LurePass {
    private static final int MAX_HOST = 253;
    private static final int MAX_NAME = 60;

    /** Of one rule that many findings are told apart. */
    private static final int MAX_EACH = 500;

    private static final double PROGRAM_CONFIDENCE = 0.8;
    private static final double NAME_CONFIDENCE = 0.8;
    private static final Set<String> COMMON =
            WordSet.of("python python3 node nodejs npm npx pnpm yarn bun deno git docker java ruby go golang rust "
                    + "cargo pip pip3 uv uvx pipx brew homebrew curl wget jq make bash ffmpeg chrome chromium "
                    + "playwright gh terraform kubectl cli tool package packages library dependency dependencies "
                    + "it this that they you which and also the skill plugin app following extension server both");

    private static final Set<String> FILLERS =
            Set.of("cli", "utility", "tool", "binary", "app", "program", "agent", "helper", "driver", "client");
    private static final PatternScanner PROGRAMS = PatternScanner.of(List.of(
            ScanRule.of("(?i)\\b(?:must|needs? to|has to)\\s+(?:first\\s+)?be\\s+installed"),
            new ScanRule(
                    "(?i)\\b(?:requires?|needs?)\\s+(?:the\\s+)?[`*\"]{0,2}([a-z][a-z0-9_.-]{2,40})[`*\"]{0,2}"
                            + "(?:\\s+(?:cli|utility|tool|binary|app|program|agent|helper|driver|client)){0,2}"
                            + "\\s+(?:to be installed|in order to (?:work|function|run)|to (?:work|function|operate)\\b)",
                    List.of(),
                    1),
            new ScanRule(
                    "(?i)\\b(?:will not|won't|does not|doesn't|cannot) (?:work|function|run|operate) (?:without|unless)\\s+"
                            + "(?:the\\s+)?[`*\"]{0,2}([a-z][a-z0-9_.-]{2,40})",
                    List.of(),
                    1)));

    private static final PatternScanner INSTALLS = PatternScanner.of(List.of(ScanRule.of(
            "(?i)\\b(?:curl|wget|iwr|irm|invoke-webrequest|install(?:er|ing|ed)?|download(?:s|ed|ing)?|setup|"
                    + "unzip|extract|dmg|msi|exe|prerequisites?)\\b")));

    private final Subject subject;
    private final Consumer<Observation> into;
    private final ContextFacts facts;
    private final Set<String> known = new HashSet<>();
    private final Gaps gaps;
    private final Map<String, Integer> added = new HashMap<>();

    private LurePass(Subject subject, Gaps gaps, Consumer<Observation> into) {
        this.subject = subject;
        this.gaps = gaps;
        this.into = into;
        facts = new ContextFacts(subject.manifest().name(), subject.manifest().description());
        subject.manifest().bins().forEach(bin -> known.add(bin.toLowerCase(Locale.ROOT)));
        subject.manifest().dependencies().forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        subject.manifest().programs().forEach(name -> known.add(name.toLowerCase(Locale.ROOT)));
        known.addAll(COMMON);
        known.add(subject.manifest().name().toLowerCase(Locale.ROOT));
    }

    /** Hands what it sees to {@code into}. */
    public static void run(Subject subject, Gaps gaps, Consumer<Observation> into) {
        LurePass pass = new LurePass(subject, gaps, into);
        for (ScanFile file : subject.files()) {
            if (file.kind().segment() == SegmentKind.PROSE || file.kind().segment() == SegmentKind.SCRIPT) {
                pass.file(file);
            }
        }
    }

    private void file(ScanFile file) {
        addresses(file);
        // Only a manifest that says what it needs can leave something out.
        if (!subject.manifest().bins().isEmpty() && file.kind().segment() == SegmentKind.PROSE) {
            programs(file);
        }
    }

    private void programs(ScanFile file) {
        String text = file.text().text();
        PROGRAMS.scan(text, (rule, start, end, from, to) -> {
            String name = (rule == 0 ? before(text, start) : text.substring(from, to)).toLowerCase(Locale.ROOT);
            boolean prose = file.segments().at(end - 1).kind().group() == SegmentKind.Group.PROSE;
            if (prose && name.length() > 2 && !known.contains(name) && !known.contains(stem(name))) {
                add(
                        "303",
                        FindingSeverity.MEDIUM,
                        PROGRAM_CONFIDENCE,
                        "has the user install " + name + ", which the manifest does not name",
                        file,
                        start,
                        end);
            }
            return true;
        });
    }

    /** The name before a place, without the words that say what kind of program it is. */
    private static String before(String text, int start) {
        int end = start;
        for (int words = 0; words < 3; words++) {
            while (end > 0 && end > start - MAX_NAME && !isName(text.charAt(end - 1)) && text.charAt(end - 1) != '\n') {
                end--;
            }
            int from = end;
            while (from > 0 && end - from < MAX_NAME && isName(text.charAt(from - 1))) {
                from--;
            }
            String word = text.substring(from, end);
            if (!FILLERS.contains(word.toLowerCase(Locale.ROOT))) {
                return word;
            }
            end = from;
        }
        return "";
    }

    private static boolean isName(char c) {
        return (c < 128 && Character.isLetterOrDigit(c)) || c == '_' || c == '-' || c == '.';
    }

    private static String stem(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private void addresses(ScanFile file) {
        String text = file.text().text();
        LineSet installs = null;
        int at = text.indexOf("://");
        while (at >= 0) {
            int start = at + 3;
            int end = hostEnd(text, start);
            if (end < text.length() && text.charAt(end) == '@') {
                start = end + 1; // what stands before is a user's name, whatever it looks like
                end = hostEnd(text, start);
            }
            String host = text.substring(start, end).toLowerCase(Locale.ROOT);
            String brand = host.isEmpty() ? "" : Brands.imitated(host);
            if (!brand.isEmpty() && file.segments().at(start).kind() != SegmentKind.COMMENT) {
                installs = installs == null ? LineSet.of(text, INSTALLS) : installs;
                if (installs.has(start)) {
                    address(file, host, brand, start, end);
                }
            }
            at = text.indexOf("://", Math.max(end, at + 3));
        }
    }

    private static int hostEnd(String text, int from) {
        int stop = Math.min(text.length(), from + MAX_HOST);
        int i = from;
        while (i < stop && (Character.isLetterOrDigit(text.charAt(i)) || ".-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    private void address(ScanFile file, String host, String brand, int start, int end) {
        boolean own = subject.manifest().hosts().contains(host);
        add(
                "304",
                own ? FindingSeverity.LOW : FindingSeverity.MEDIUM,
                NAME_CONFIDENCE,
                "has something installed from " + host + ", which is not " + brand + "'s",
                file,
                start,
                end);
    }

    private void add(
            String rule,
            FindingSeverity severity,
            double confidence,
            String message,
            ScanFile file,
            int start,
            int end) {
        if (added.merge(rule, 1, Integer::sum) > MAX_EACH) {
            gaps.tell(Gaps.FINDINGS, file.path(), "more lures of one kind than are told apart");
            return;
        }
        List<String> lower = facts.of(file, start);
        int from = file.text().originalStart(start);
        int to = Math.max(from, file.text().originalEnd(end));
        into.accept(new Observation(
                subject.pack().rule("ORCA-SK-" + rule),
                severity.lower(lower.size()),
                lower.isEmpty() ? confidence : confidence - 0.1,
                message,
                file.span(from, to),
                Observation.evidence(file.text().text().substring(start, end)),
                lower,
                List.of()));
    }
}
