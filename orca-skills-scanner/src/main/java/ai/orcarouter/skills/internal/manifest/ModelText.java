/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.manifest;

import java.util.List;

/**
 * What a package hands to the model before anything is called: a tool, a prompt or a resource with all its texts.
 *
 * @param file where it is defined
 * @param kind {@code tool}, {@code prompt}, {@code resource}, {@code operation} or {@code plugin}
 * @param name its name
 * @param description its description; may be empty
 * @param texts titles and descriptions below it, at any depth
 * @param presets defaults, choices and examples that its schema gives
 * @param readOnly whether its annotations say that it changes nothing
 * @param harmless whether its annotations say that it destroys nothing
 * @param digest of its definition, the same for definitions that say the same
 */
public record ModelText(
        String file,
        String kind,
        String name,
        String description,
        List<String> texts,
        List<String> presets,
        boolean readOnly,
        boolean harmless,
        String digest) {
    /** Copies the lists. */
    public ModelText {
        texts = List.copyOf(texts);
        presets = List.copyOf(presets);
    }
}
