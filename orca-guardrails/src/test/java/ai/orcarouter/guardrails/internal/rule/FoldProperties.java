/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.rule;

import static org.assertj.core.api.Assertions.assertThat;

import ai.orcarouter.guardrails.model.Finding;
import ai.orcarouter.guardrails.model.GuardrailAction;
import ai.orcarouter.guardrails.model.GuardrailRule;
import ai.orcarouter.guardrails.model.Match;
import ai.orcarouter.guardrails.model.RuleCheck;
import ai.orcarouter.guardrails.model.RuleStage;
import ai.orcarouter.guardrails.model.Screening;
import ai.orcarouter.guardrails.model.TextStage;
import ai.orcarouter.guardrails.model.Violation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Rules in order against a list of characters, each of which knows what part of the original it stands for. */
final class FoldProperties {
    private static final String TAG = "[REDACTED]";
    private static final String LETTERS = "abc xRE";
    private static final List<GuardrailAction> ACTIONS =
            List.of(GuardrailAction.MASK, GuardrailAction.MASK, GuardrailAction.FLAG, GuardrailAction.BLOCK);
    private static final Detection NOTHING = new Detection() {
        @Override
        public List<Finding> personalData(String text) {
            return List.of();
        }

        @Override
        public List<Finding> secrets(String text, double minConfidence) {
            return List.of();
        }

        @Override
        public List<Finding> injection(String text, double minConfidence) {
            return List.of();
        }
    };

    private record Cell(char c, int start, int end) {}

    private record Place(int start, int end, int length) {}

    private static String letters(Random random, int length) {
        return random.ints(length, 0, LETTERS.length())
                .mapToObj(i -> LETTERS.substring(i, i + 1))
                .collect(Collectors.joining());
    }

    private static List<GuardrailRule> rules(Random random) {
        List<GuardrailRule> rules = new ArrayList<>();
        for (int i = 1; i <= 1 + random.nextInt(4); i++) {
            List<String> words = new ArrayList<>();
            for (int k = 0; k <= random.nextInt(3); k++) {
                words.add(letters(random, 1 + random.nextInt(3)));
            }
            GuardrailAction action = ACTIONS.get(random.nextInt(ACTIONS.size()));
            rules.add(GuardrailRule.of(i, RuleStage.INPUT, action, new RuleCheck.Keyword(words)));
        }
        return rules;
    }

    private static Fold folded(String text, List<GuardrailRule> rules) {
        Fold fold = new Fold(text, Suppressions.NONE);
        for (GuardrailRule rule : rules) {
            fold.add(rule, new KeywordCheck(((RuleCheck.Keyword) rule.check()).keywords()));
        }
        return fold;
    }

    private static String text(List<Cell> cells) {
        return cells.stream().map(cell -> String.valueOf(cell.c)).collect(Collectors.joining());
    }

    /** Every occurrence of each word, whole tags for those within one, in the order of the text, longest first. */
    private static List<Place> places(List<Cell> cells, List<String> words) {
        String text = text(cells);
        String lower = text.toLowerCase(Locale.ROOT);
        List<Place> places = new ArrayList<>();
        for (String word : words.stream()
                .map(each -> each.toLowerCase(Locale.ROOT))
                .distinct()
                .toList()) {
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                int start = at;
                int end = at + word.length();
                for (int tag = text.indexOf(TAG); tag >= 0; tag = text.indexOf(TAG, tag + 1)) {
                    if (tag <= at && at + word.length() <= tag + TAG.length()) {
                        start = tag;
                        end = tag + TAG.length();
                    }
                }
                places.add(new Place(start, end, end - start));
            }
        }
        places.sort(Comparator.comparingInt(Place::start).thenComparingInt(place -> -place.end));
        return places;
    }

    /** Replaces the longest first; what is left of those that overlap it goes. */
    private static void mask(List<Cell> cells, List<Place> places) {
        List<Place> origins = new ArrayList<>();
        for (Place place : places) {
            origins.add(new Place(cells.get(place.start).start, cells.get(place.end - 1).end, place.length));
        }
        origins.sort(Comparator.comparingInt(place -> -place.length));
        List<Place> kept = new ArrayList<>();
        for (Place place : origins) {
            if (kept.stream().allMatch(other -> place.end <= other.start || place.start >= other.end)) {
                kept.add(place);
            }
        }
        Set<Place> written = new HashSet<>();
        List<Cell> out = new ArrayList<>();
        for (Cell cell : cells) {
            for (Place place : kept) {
                if (covers(place, cell) && written.add(place)) {
                    TAG.chars().forEach(c -> out.add(new Cell((char) c, place.start, place.end)));
                }
            }
            if (origins.stream().noneMatch(place -> covers(place, cell))) {
                out.add(cell);
            }
        }
        cells.clear();
        cells.addAll(out);
    }

    private static boolean covers(Place place, Cell cell) {
        return place.start <= cell.start && cell.end <= place.end;
    }

    @Property(tries = 3_000)
    void add_anyRulesInOrder_doWhatTheCellsSay(@ForAll Random random, @ForAll @IntRange(max = 25) int length) {
        String text = letters(random, length);
        List<GuardrailRule> rules = rules(random);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < text.length(); i++) {
            cells.add(new Cell(text.charAt(i), i, i + 1));
        }
        List<Violation> expected = new ArrayList<>();
        boolean blocked = false;
        for (GuardrailRule rule : rules) {
            List<Place> places = places(cells, ((RuleCheck.Keyword) rule.check()).keywords());
            if (!places.isEmpty()) {
                List<Match> matches = places.stream()
                        .map(place -> new Match(
                                "keyword", cells.get(place.start).start, cells.get(place.end - 1).end, rule.action()))
                        .toList();
                expected.add(new Violation(rule.id(), rule.type(), "", rule.action(), "", matches));
                blocked |= rule.action() == GuardrailAction.BLOCK;
                if (rule.action() == GuardrailAction.MASK) {
                    mask(cells, places);
                }
            }
        }
        Fold fold = folded(text, rules);
        Screening screening = fold.result(() -> "n", new BlockMessage("g", NOTHING), TextStage.INPUT);
        assertThat(fold.text()).as("%s %s", text, rules).isEqualTo(text(cells));
        assertThat(screening.blocked()).isEqualTo(blocked);
        assertThat(screening.violations())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("detail")
                .isEqualTo(expected);
        assertThat(screening.violations())
                .flatExtracting(Violation::matches)
                .allMatch(match -> 0 <= match.start() && match.start() < match.end() && match.end() <= text.length());
    }

    @Property(tries = 2_000)
    void add_maskedTextOnceMore_changesNothing(@ForAll Random random, @ForAll @IntRange(max = 40) int length) {
        List<GuardrailRule> rule = rules(random).stream()
                .limit(1)
                .map(each -> GuardrailRule.of(1, RuleStage.INPUT, GuardrailAction.MASK, each.check()))
                .toList();
        String once = folded(letters(random, length), rule).text();
        assertThat(folded(once, rule).text()).isEqualTo(once);
    }
}
