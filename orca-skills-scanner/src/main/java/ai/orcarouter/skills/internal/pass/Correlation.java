/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.pass;

import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.text.Gaps;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import ai.orcarouter.skills.model.FindingSeverity;
import ai.orcarouter.skills.model.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * What observations mean together (skills.md 4.3): named combinations lift them, the product's own host lowers them.
 */
public final class Correlation {
    private static final String PREFIX = "ORCA-SK-";
    private static final Set<String> CONCEAL = Set.of("403");
    private static final Set<String> SENDS = Set.of("404", "405", "412", "205", "501", "502", "504");
    private static final Set<String> CREDENTIALS = Set.of("205", "206", "404", "501", "502", "505", "606", "703");
    private static final int MAX_ORDERED = 200;
    private static final Set<String> READS_SECRETS = Set.of("404");
    private static final Set<String> STANDING = Set.of("405");
    private static final Set<String> SECRET_FLOWS = Set.of("501", "502", "703");
    private static final Comparator<Observation> WORST = Comparator.comparing((Observation one) -> !isFollowed(one))
            .thenComparing(one -> one.rule().title());
    private static final Set<String> INSTALLS = Set.of("201", "202");

    private Correlation() {}

    /** The observations with what they mean together. */
    public static List<Observation> apply(Subject subject, Gaps gaps, List<Observation> observations) {
        List<Observation> out = new ArrayList<>();
        boolean conceals = has(observations, CONCEAL);
        boolean sends = has(observations, SENDS);
        boolean drains = has(observations, READS_SECRETS) && has(observations, STANDING);
        for (Observation one : observations) {
            String rule = one.rule().id().substring(PREFIX.length());
            boolean medium =
                    one.severity() == FindingSeverity.MEDIUM && one.notes().isEmpty();
            if (medium && conceals && sends && (CONCEAL.contains(rule) || SENDS.contains(rule))) {
                out.add(one.at(FindingSeverity.HIGH, "hides from the user what is sent"));
            } else if (medium && drains && (READS_SECRETS.contains(rule) || STANDING.contains(rule))) {
                out.add(one.at(FindingSeverity.HIGH, "reads secrets, and sends again and again"));
            } else if (medium && rule.equals("603") && has(observations, CREDENTIALS)) {
                out.add(one.at(FindingSeverity.HIGH, "reads credentials and uses a host that it does not declare"));
            } else if (INSTALLS.contains(rule) && one.severity() == FindingSeverity.HIGH && isOwn(subject, one)) {
                out.add(one.at(FindingSeverity.MEDIUM, "the host is that of the product's homepage"));
            } else {
                out.add(one);
            }
        }
        ordered(subject, gaps, out);
        return out;
    }

    private static boolean has(List<Observation> observations, Set<String> rules) {
        return observations.stream()
                .anyMatch(o -> o.notes().isEmpty()
                        && o.severity().compareTo(FindingSeverity.MEDIUM) >= 0
                        && rules.contains(o.rule().id().substring(PREFIX.length())));
    }

    private static boolean isOwn(Subject subject, Observation one) {
        String evidence = one.evidence().toLowerCase(Locale.ROOT);
        Manifest manifest = subject.manifest();
        for (String host : manifest.hosts()) {
            String domain = domain(host);
            boolean shared = domain.equals("github.com")
                    || domain.equals("githubusercontent.com")
                    || domain.equals("github.io")
                    || domain.equals("vercel.app")
                    || domain.equals("netlify.app");
            if (!shared && !domain.isEmpty() && evidence.contains(domain + "/")) {
                return true;
            }
        }
        return false;
    }

    /** The last two labels of a name; empty for an address. */
    private static String domain(String host) {
        int last = host.lastIndexOf('.');
        if (last < 0 || Character.isDigit(host.charAt(host.length() - 1))) {
            return "";
        }
        int before = host.lastIndexOf('.', last - 1);
        return host.substring(before + 1);
    }

    /** A script that the instructions name and that holds a high observation of its own. */
    private static void ordered(Subject subject, Gaps gaps, List<Observation> observations) {
        Map<String, Observation> first = new TreeMap<>();
        Set<String> programs = programs(subject);
        for (Observation one : observations) {
            if (one.severity() == FindingSeverity.HIGH) {
                for (SourceSpan place : isFollowed(one) ? one.steps() : List.of(one.span())) {
                    if (programs.contains(place.file())) {
                        first.merge(place.file(), one, BinaryOperator.minBy(WORST));
                    }
                }
            }
        }
        if (first.size() > MAX_ORDERED) { // each path costs a pass over the instructions
            gaps.tell(Gaps.FINDINGS, "", "more programs to beware of than are looked for in the instructions");
        }
        first.entrySet().stream()
                .sorted(Comparator.comparing(entry -> !isFollowed(entry.getValue())))
                .limit(MAX_ORDERED)
                .flatMap(entry -> mention(subject, entry.getKey()).stream().map(place -> order(subject, entry, place)))
                .findFirst()
                .ifPresent(observations::add);
    }

    /**
     * Whether a secret was followed to the network, step by step: such a script, once ordered, is critical. One in
     * which only words stand near each other is not, since that happens in honest scripts too.
     */
    private static boolean isFollowed(Observation one) {
        return !one.related().isEmpty() && SECRET_FLOWS.contains(one.rule().id().substring(PREFIX.length()));
    }

    private static Set<String> programs(Subject subject) {
        return subject.files().stream()
                .filter(file -> file.kind().segment() == SegmentKind.SCRIPT)
                .map(ScanFile::path)
                .filter(path -> !path.contains("!/") && !ContextFacts.isFixture(path))
                .collect(Collectors.toSet());
    }

    private static Observation order(Subject subject, Map.Entry<String, Observation> entry, SourceSpan place) {
        String path = entry.getKey();
        Observation one = entry.getValue();
        return new Observation(
                subject.pack().rule(PREFIX + "701"),
                isFollowed(one) ? FindingSeverity.CRITICAL : FindingSeverity.HIGH,
                one.confidence(),
                "the instructions order " + path + ", which: " + one.rule().title(),
                place,
                path,
                List.of(),
                List.of(one.span()));
    }

    private static Optional<SourceSpan> mention(Subject subject, String path) {
        for (ScanFile file : subject.files()) {
            int at = file.path().endsWith("SKILL.md") ? file.raw().indexOf(path) : -1;
            if (at >= 0) {
                return Optional.of(file.span(at, at + path.length()));
            }
        }
        return Optional.empty();
    }
}
