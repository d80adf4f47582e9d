/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.score;

import ai.orcarouter.core.text.IgnoreCase;
import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.manifest.ModelText;
import ai.orcarouter.skills.internal.pass.Subject;
import ai.orcarouter.skills.internal.rule.RulePack;
import ai.orcarouter.skills.internal.rule.TermHits;
import ai.orcarouter.skills.internal.text.ScanFile;
import ai.orcarouter.skills.internal.text.SegmentKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What the text of a manifest says to make the model another one (REFERENCE 6.2): orders to pass over instructions,
 * {@code you are now}, text that begins as if it were the system's. The text of a manifest is what it says in words,
 * what it tells the model of its tools, and the instructions of a skill.
 */
final class ManifestOrders {
    private static final String PERSON = "you are now";
    private static final String SYSTEM = "system:";
    private static final String QUOTES = "\"'`\u201C\u2018(";
    private static final int MAX_SHOWN = 80;
    private static final List<String> TERMS = List.of("override", "jailbreak");

    private final RulePack pack;
    private final Set<String> found = new LinkedHashSet<>();

    private ManifestOrders(RulePack pack) {
        this.pack = pack;
    }

    /** The phrases, each once. */
    static Set<String> in(Subject subject) {
        ManifestOrders orders = new ManifestOrders(subject.pack());
        for (Manifest.Entry text : subject.manifest().texts()) {
            orders.text(text.value());
        }
        for (ModelText text : subject.manifest().modelTexts()) {
            orders.text(text.description());
        }
        subject.files().stream()
                .filter(file -> file.path().toLowerCase(Locale.ROOT).endsWith("skill.md"))
                .forEach(orders::instructions);
        return orders.found;
    }

    private void text(String text) {
        if (startsAsSystem(text)) {
            add(text.strip());
        }
        int person = IgnoreCase.indexOf(text, PERSON, 0);
        if (person >= 0) {
            add(text.substring(person));
        }
        TermHits hits = pack.hits(text);
        for (String name : TERMS) {
            int term = pack.term(name);
            if (hits.count(term) > 0) {
                add(text.substring(hits.start(term, 0), hits.end(term, 0)));
            }
        }
    }

    /**
     * Rules look for orders in the instructions with regard to what stands around them; the rest is looked for here.
     */
    private void instructions(ScanFile file) {
        String text = file.text().text();
        for (int at = IgnoreCase.indexOf(text, PERSON, 0); at >= 0; at = IgnoreCase.indexOf(text, PERSON, at + 1)) {
            boolean quoted = at > 0 && QUOTES.indexOf(text.charAt(at - 1)) >= 0;
            if (!quoted && file.segments().at(at).kind() == SegmentKind.PROSE) {
                add(text.substring(at));
            }
        }
        int end = text.startsWith("---") ? text.indexOf("\n---", 3) : -1;
        int body = end < 0 ? 0 : text.indexOf('\n', end + 1);
        if (body >= 0 && startsAsSystem(text.substring(body))) {
            add(text.substring(body).strip());
        }
    }

    private static boolean startsAsSystem(String text) {
        return text.stripLeading().regionMatches(true, 0, SYSTEM, 0, SYSTEM.length());
    }

    private void add(String phrase) {
        int line = phrase.indexOf('\n');
        String first = line < 0 ? phrase : phrase.substring(0, line);
        found.add(first.length() <= MAX_SHOWN ? first : first.substring(0, MAX_SHOWN));
    }
}
