/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;

/** Values fetched from the tape, from a tree and by a walk over the value that knows nothing of either. */
class PathSetProperties {

    @Property(tries = 4_000)
    void values_anyDocumentsAndPaths_sameFromTapeTreeAndWalk(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        List<@Nullable Object> documents = new ArrayList<>();
        Set<String> texts = new LinkedHashSet<>(List.of("$"));
        for (int i = 0; i < 3; i++) {
            Object document = json.value(4);
            documents.add(document);
            for (int j = 0; j < 6; j++) {
                texts.add(json.path(document));
            }
        }
        PathSet set = PathSet.of(texts.stream().map(JsonPath::of).toList());
        PathSet.Reader fromText = set.newReader();
        PathSet.Reader fromTree = set.newReader();
        for (Object document : documents) {
            String text = json.text(document);
            Object value = Arguments.ofJson(text).value();
            assertThat(fromText.bind(Arguments.ofJson(text))).isTrue();
            Arguments tree = Arguments.ofValue(value);
            assertThat(PathSet.hasTree(tree)).isTrue();
            assertThat(fromTree.bind(tree)).isTrue();
            for (int i = 0; i < set.size(); i++) {
                int path = random.nextInt(set.size());
                List<@Nullable Object> walked = walk(value, set.path(path));
                assertThat(fromText.values(path)).as(set.path(path).toString()).isEqualTo(walked);
                assertThat(fromTree.values(path)).as(set.path(path).toString()).isEqualTo(walked);
                if (!set.path(path).hasWildcard()) {
                    assertThat(fromText.value(path)).isEqualTo(walked.get(0));
                    assertThat(fromTree.value(path)).isEqualTo(walked.get(0));
                    assertThat(set.valueIn(tree, path)).isEqualTo(walked.get(0));
                }
            }
            if (random.nextBoolean()) {
                fromText.release();
            }
        }
    }

    @Property(tries = 2_000)
    void parse_ownSpelling_samePath(@ForAll Random random) {
        RandomJson json = new RandomJson(random);
        JsonPath path = JsonPath.of(json.path(json.value(4)));

        assertThat(JsonPath.of(path.toString())).isEqualTo(path).hasSameHashCodeAs(path);
        assertThat(JsonPath.of(path.toString()).toString()).isEqualTo(path.toString());
    }

    @Property(tries = 5_000)
    void parse_anyText_pathOrPlaceOfTheFault(@ForAll Random random) {
        List<String> pieces =
                List.of("$", ".", "[", "]", "*", "\"", "'", "\\", "a", "0", "12", "\\u0061", "\ud800", " ", "\u00e9");
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "$" : "");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(pieces.get(random.nextInt(pieces.size())));
        }
        JsonPath.Parse parse = JsonPath.parse(text.toString());
        if (parse instanceof JsonPath.Parse.Path ok) {
            assertThat(JsonPath.of(ok.path().toString())).isEqualTo(ok.path());
        } else {
            assertThat(((JsonPath.Parse.Fault) parse).position()).isBetween(0, text.length());
        }
    }

    private static List<@Nullable Object> walk(@Nullable Object root, JsonPath path) {
        List<@Nullable Object> found = new ArrayList<>();
        walk(root, path.steps(), found);
        return found;
    }

    private static void walk(@Nullable Object value, List<PathStep> steps, List<@Nullable Object> found) {
        if (steps.isEmpty()) {
            boolean container = value instanceof Map<?, ?> || value instanceof List<?>;
            found.add(container ? PathSet.CONTAINER : value);
            return;
        }
        List<PathStep> rest = steps.subList(1, steps.size());
        PathStep step = steps.get(0);
        if (step instanceof PathStep.Name name) {
            boolean there = value instanceof Map<?, ?> map && map.containsKey(name.name());
            walk(there ? ((Map<?, ?>) Objects.requireNonNull(value)).get(name.name()) : PathSet.MISSING, rest, found);
        } else if (step instanceof PathStep.Index index) {
            boolean there = value instanceof List<?> list && index.index() < list.size();
            walk(there ? ((List<?>) Objects.requireNonNull(value)).get(index.index()) : PathSet.MISSING, rest, found);
        } else if (!(value instanceof List<?> list)) {
            found.add(PathSet.NO_ARRAY);
        } else if (list.isEmpty()) {
            found.add(PathSet.NO_ELEMENTS);
        } else {
            list.forEach(element -> walk(element, rest, found));
        }
    }
}
