/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import ai.orcarouter.guardrails.GuardrailCodec;
import ai.orcarouter.guardrails.GuardrailDocument;
import ai.orcarouter.guardrails.GuardrailPresets;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Guardrails named on the command line: files, or {@code preset:ID}. */
final class GuardrailFiles {
    private static final String PRESET = "preset:";

    private GuardrailFiles() {}

    /** The guardrail in a file, or a preset, with every finding about it. */
    static GuardrailDocument decode(String name) {
        if (name.startsWith(PRESET)) {
            String id = name.substring(PRESET.length());
            String text = GuardrailPresets.find(id)
                    .map(preset -> GuardrailCodec.encode(preset.guardrail(), GuardrailCodec.Format.JSON))
                    .orElseThrow(() -> new UsageException("no preset \"" + id + "\""));
            return GuardrailCodec.decode(name, text);
        }
        try {
            return GuardrailCodec.decode(Path.of(name));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(PolicyFiles.cannotRead(name, e));
        }
    }
}
