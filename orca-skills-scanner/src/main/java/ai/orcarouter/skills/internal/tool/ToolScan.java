/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.tool;

import ai.orcarouter.core.json.Arguments;
import ai.orcarouter.core.spi.ToolScanner.Finding;
import ai.orcarouter.core.spi.ToolScanner.Level;
import ai.orcarouter.core.text.DecodedSegment;
import ai.orcarouter.core.text.Encoding;
import ai.orcarouter.core.text.NormalizedText;
import ai.orcarouter.core.text.SegmentDecoder;
import ai.orcarouter.core.text.TextChange;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.List;
import java.util.Set;

/** Scans the definition of one tool: its names, its description and every text of its schema. Thread-safe. */
public final class ToolScan {
    private static final String SEEKING = "ORCA-TP-401";
    private static final Set<String> NAME_RULES = Set.of(
            "ORCA-TP-201", "ORCA-TP-202", "ORCA-TP-203", "ORCA-TP-204", "ORCA-TP-205", "ORCA-TP-206", "ORCA-TP-303");
    private static final int LONG_TEXT = 8_000;
    private static final int SENTENCE_WORDS = 3;
    private static final int ESCAPED_LETTERS = 8;
    private static final int ESCAPE_LENGTH = 3;
    private static final TextNormalizer LEET =
            TextNormalizer.builder().leetspeak(true).build();

    private final RulePack pack;
    private final PhrasePass texts;
    private final PhrasePass names;
    private final PhrasePass parameters;
    private final MarkupPass markup = MarkupPass.load();

    private ToolScan(RulePack pack) {
        this.pack = pack;
        texts = new PhrasePass(pack, rule -> !rule.id().equals(SEEKING));
        names = new PhrasePass(pack, rule -> NAME_RULES.contains(rule.id()));
        parameters = new PhrasePass(pack, rule -> rule.id().equals(SEEKING));
    }

    /** A scan by the rules in the jar. */
    public static ToolScan load() {
        return new ToolScan(RulePack.load());
    }

    /** The rules, in a fixed order. */
    public List<Rule> rules() {
        return pack.rules();
    }

    /** The version of the rules. */
    public String rulesVersion() {
        return pack.version();
    }

    /** The rules with all that belongs to them. */
    RulePack pack() {
        return pack;
    }

    /** Every finding about a tool, at most one for each rule, worst first. */
    public List<Finding> scan(String server, String tool, String description, Arguments inputSchema) {
        Found found = new Found(pack);
        name(server, found);
        name(tool, found);
        text(description, true, false, found);
        if (inputSchema.fault().isPresent()) {
            found.add("ORCA-TP-109", () -> inputSchema.fault().orElse(""));
        } else {
            SchemaTexts.walk(inputSchema.value(), new SchemaTexts.Sink() {
                @Override
                public void name(String name) {
                    ToolScan.this.name(name, found);
                }

                @Override
                public void text(String text, boolean value) {
                    boolean sentence = value && Resources.parts(text, ' ').size() > SENTENCE_WORDS;
                    ToolScan.this.text(text, false, sentence, found);
                }

                @Override
                public void parameter(String name, String about) {
                    String unit = NamePass.words(name) + ' ' + about;
                    phrases(
                            parameters,
                            TextNormalizer.standard().normalize(unit).text(),
                            false,
                            found);
                }
            });
        }
        return found.list();
    }

    private void name(String name, Found found) {
        phrases(names, NamePass.scan(name, found), false, found);
    }

    /**
     * Scans a text.
     *
     * @param raised whether hits count one level more, since such a text is no place for orders
     */
    private void text(String raw, boolean description, boolean raised, Found found) {
        if (raw.isBlank()) {
            return;
        }
        if (raw.length() > LONG_TEXT) {
            found.add("ORCA-TP-110", () -> raw);
        }
        NormalizedText normal = TextNormalizer.standard().normalize(raw);
        HiddenPass.scan(raw, normal, found);
        markup.scan(normal.text(), found);
        phrases(texts, pack.tokenizer().read(normal.text(), description), raised, found);
        TextNormalizer.joinSpacedLetters(normal.mapped())
                .ifPresent(joined -> phrases(texts, pack.tokenizer().read(joined.text(), description), raised, found));
        String leet = LEET.normalize(raw).text();
        if (!leet.equals(normal.text())) {
            phrases(texts, pack.tokenizer().read(leet, description), raised, found);
        }
        for (DecodedSegment segment : SegmentDecoder.standard().decode(normal.mapped())) {
            decoded(segment, found);
        }
    }

    /**
     * Text in base64, in hexadecimal digits or in a row of escapes of plain letters is hidden on purpose, so what it
     * says counts one level more.
     */
    private void decoded(DecodedSegment segment, Found found) {
        String decoded = segment.text().text();
        NormalizedText normal = TextNormalizer.standard().normalize(decoded);
        String text = normal.text();
        if (segment.encoding() != Encoding.ESCAPE || normal.count(TextChange.CONTROL) == 0) {
            HiddenPass.scan(decoded, normal, found); // a written escape of a terminal is common in documentation
        }
        boolean hidden = segment.encoding() == Encoding.BASE64 || segment.encoding() == Encoding.HEX;
        if (hidden && Resources.parts(text, ' ').size() >= SENTENCE_WORDS) {
            found.add("ORCA-TP-108", () -> text);
        }
        markup.scan(text, found);
        phrases(texts, text, hidden || hasEscapedWord(segment), found);
    }

    /** Whether plain letters, which need no escape, are written as a row of escapes. */
    private static boolean hasEscapedWord(DecodedSegment segment) {
        String decoded = segment.text().text();
        return segment.encoding() == Encoding.ESCAPE
                && segment.end() - segment.start() >= ESCAPE_LENGTH * decoded.length()
                && decoded.chars()
                                .filter(c -> c < 0x80 && Character.isLetter(c))
                                .count()
                        >= ESCAPED_LETTERS;
    }

    private void phrases(PhrasePass pass, String text, boolean raised, Found found) {
        phrases(pass, pack.tokenizer().read(text, false), raised, found);
    }

    private static void phrases(PhrasePass pass, Tokens tokens, boolean raised, Found found) {
        pass.scan(tokens, (family, level, first, last) -> {
            Level counted = raised && level == Level.LOW ? Level.MEDIUM : raised ? Level.HIGH : level;
            found.add(family.rule().id(), counted, () -> tokens.between(first, last));
        });
    }
}
