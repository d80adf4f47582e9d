/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.skills.internal.rule;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Where the lines of a text end; in JSON and in string literals they end with a backslash and an n. */
final class LineBreaks {
    private final int length;
    private final int[] places;

    private LineBreaks(int length, int[] places) {
        this.length = length;
        this.places = places;
    }

    static LineBreaks of(String text) {
        IntStream.Builder places = IntStream.builder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == 'n')) {
                places.add(i);
            }
        }
        return new LineBreaks(text.length(), places.build().toArray());
    }

    /** Where the line of a place starts. */
    int start(int place) {
        int next = next(place);
        return next == 0 ? 0 : places[next - 1] + 1;
    }

    /** Where the line of a place ends. */
    int end(int place) {
        int next = next(place);
        return next == places.length ? length : places[next];
    }

    private int next(int place) {
        int found = Arrays.binarySearch(places, place);
        return found >= 0 ? found : -found - 1;
    }
}
