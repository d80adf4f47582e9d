/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills;

import ai.orcarouter.core.crypto.Digests;
import ai.orcarouter.skills.internal.manifest.Manifest;
import ai.orcarouter.skills.internal.manifest.ModelText;
import ai.orcarouter.skills.model.ToldText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a record keeps of the texts that a capability tells the model, so that another text is noticed later. */
final class ToldTexts {
    private static final int MAX = 500;
    private static final int MAX_NAME = 120;
    private static final int DIGEST = 16;

    private ToldTexts() {}

    /** One for each kind and name, by name; those beyond the most that are kept have one digest together. */
    static List<ToldText> of(Manifest manifest) {
        Map<String, String> digests = new TreeMap<>();
        for (ModelText text : manifest.modelTexts()) {
            String name = text.kind() + " " + text.name();
            boolean fits = name.length() <= MAX_NAME;
            digests.merge(
                    fits ? name : name.substring(0, MAX_NAME) + "#" + digest(name), text.digest(), (a, b) -> a + b);
        }
        List<ToldText> all = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        digests.forEach((name, digest) -> {
            if (all.size() < MAX - 1) {
                all.add(new ToldText(name, joined(digest)));
            } else {
                rest.append(name).append('\n').append(digest).append('\n');
            }
        });
        if (!rest.isEmpty()) {
            all.add(new ToldText("others", digest(rest.toString())));
        }
        return List.copyOf(all);
    }

    /** Several texts under one name have one digest together. */
    private static String joined(String digest) {
        return digest.length() <= DIGEST ? digest : digest(digest);
    }

    private static String digest(String text) {
        return Digests.sha256Hex(text.getBytes(StandardCharsets.UTF_8)).substring(0, DIGEST);
    }
}
