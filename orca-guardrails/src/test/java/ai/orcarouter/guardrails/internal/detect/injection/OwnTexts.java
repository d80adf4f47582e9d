/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** The training texts written for this project: templates in {@code own/}, some put into harmless documents. */
final class OwnTexts {
    private static final String ACTION = "{action}";

    private final Templates templates = new Templates(lists());
    private final List<LabelledText> texts = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    private OwnTexts(int each) {
        List<String> carriers = new ArrayList<>();
        for (String line : Resources.lines("own/carriers.txt")) {
            if (!isSection(line)) {
                carriers.add(line);
            }
        }
        templates.add("carrier", carriers);
        for (String file : List.of("attacks", "attacks-pretexts", "attacks-orders", "attacks-steps")) {
            read("own/" + file + ".txt", true, each);
        }
        read("own/attacks-personas.txt", true, each * 2);
        read("own/attacks-languages.txt", true, Math.max(1, each / 2));
        read("own/attacks-languages-pretexts.txt", true, Math.max(1, each / 2));
        read("own/attacks-techniques.txt", true, each);
        read("own/attacks-indirect.txt", true, Math.max(1, each * 4 / 5));
        read("own/attacks-world.txt", true, Math.max(1, each / 2));
        read("own/benign-techniques.txt", false, each);
        read("own/benign-scenarios.txt", false, each * 2);
        read("own/benign-world.txt", false, Math.max(1, each * 3 / 5));
        read("own/benign.txt", false, each);
        read("own/benign-assistant.txt", false, each);
        read("own/benign-stories.txt", false, each * 2);
        read("own/benign-roleplay.txt", false, each * 6);
        read("own/benign-languages.txt", false, Math.max(1, each / 2));
        read("own/carriers.txt", false, each * 3);
    }

    private static List<String> lists() {
        List<String> lines = new ArrayList<>(Resources.lines("own/lists.txt"));
        lines.addAll(Resources.lines("own/lists-techniques.txt"));
        return lines;
    }

    /** Up to {@code each} texts of each template; always the same. */
    static List<LabelledText> of(int each) {
        return List.copyOf(new OwnTexts(each).texts);
    }

    private static boolean isSection(String line) {
        return line.startsWith("[")
                && line.endsWith("]")
                && line.chars().allMatch(c -> c == '[' || c == ']' || c == ' ' || c == '-' || (c >= 'a' && c <= 'z'));
    }

    private void read(String file, boolean attack, int each) {
        String section = "";
        for (String line : Resources.lines(file)) {
            if (isSection(line)) {
                section = line.substring(1, line.length() - 1);
            } else if (section.endsWith(" embed")) {
                embed(line, section.startsWith("hijack"), line.equals(ACTION) ? each * 3 : each);
            } else {
                for (String text : templates.fill(line, each)) {
                    add(text, attack, List.of());
                }
            }
        }
    }

    private void embed(String line, boolean alsoAlone, int each) {
        Random random = new Random(line.hashCode() + 1L);
        List<String> attacks = templates.fill(line, each);
        for (int i = 0; i < attacks.size(); i++) {
            String attack = attacks.get(i);
            String carrier = templates.fillOnce("{carrier}", random);
            String gap = List.of("\n", "\n\n", " ").get(random.nextInt(3));
            int place = random.nextInt(20);
            int cut = place < 12 ? carrier.length() : place < 15 ? 0 : lineEnd(carrier);
            String before = cut == 0 ? "" : carrier.substring(0, cut) + gap;
            String after = cut == carrier.length() ? "" : gap + carrier.substring(cut);
            Span span = new Span(before.length(), before.length() + attack.length());
            add(before + attack + after, true, List.of(span));
            if (alsoAlone && !line.equals(ACTION) && i < 2) {
                add(attack, true, List.of());
            }
        }
    }

    private static int lineEnd(String text) {
        int end = text.indexOf('\n', text.length() / 3);
        return end < 0 ? text.length() : end;
    }

    private void add(String text, boolean attack, List<Span> spans) {
        if (seen.add(text)) {
            texts.add(new LabelledText("own", Origin.OWN, attack, text, spans));
        }
    }
}
