/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails;

import ai.orcarouter.guardrails.model.GuardrailPreset;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * The guardrails to start from, in eight categories (REFERENCE 4.15). Their documents are resources beside this class,
 * in {@code presets}. Stateless and thread-safe; the documents are read once, by the first call.
 */
public final class GuardrailPresets {
    private GuardrailPresets() {}

    /** Reading and checking all documents takes a while, and they never change. */
    private static final class Read {
        static final List<GuardrailPreset> ALL = read();
    }

    /** All presets, by category. */
    public static List<GuardrailPreset> all() {
        return Read.ALL;
    }

    private static List<GuardrailPreset> read() {
        List<GuardrailPreset> out = new ArrayList<>();
        resource("presets/index.txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .forEach(line -> out.add(preset(line)));
        return List.copyOf(out);
    }

    /** The preset with that id. */
    public static Optional<GuardrailPreset> find(String id) {
        return all().stream().filter(preset -> preset.id().equals(id)).findFirst();
    }

    private static GuardrailPreset preset(String line) {
        int first = line.indexOf(' ');
        int second = line.indexOf(' ', first + 1);
        String category = line.substring(0, first).toUpperCase(Locale.ROOT).replace('-', '_');
        String id = line.substring(first + 1, second);
        return new GuardrailPreset(
                id,
                GuardrailPreset.Category.valueOf(category),
                line.substring(second + 1),
                GuardrailCodec.decode(id + ".yaml", resource("presets/" + id + ".yaml"))
                        .guardrail());
    }

    static String resource(String name) {
        try (InputStream in = GuardrailPresets.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
