/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.guardrails.internal.detect;

import ai.orcarouter.core.text.DecodedSegment;
import ai.orcarouter.core.text.JsonSegment;
import ai.orcarouter.core.text.MappedText;
import ai.orcarouter.core.text.SegmentDecoder;
import ai.orcarouter.core.text.TextNormalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways in which a text is looked at: as it is, and whatever is encoded in it, one level deep; each in normal form
 * too where that differs. A plain text has one view, and is not copied.
 *
 * <p>Everything that is encoded is looked at, however much of it there is: a text cannot buy itself out with decoys.
 * What one level of encoding decodes to is less than three times as long as the text, whatever it holds: runs, the
 * lines with escapes of any kind, and values of JSON. Normal form adds as much again to what is not plain, and six
 * times as much at most.
 */
public final class Views {
    /** Shorter values of JSON members and shorter decoded parts hold nothing that a detector looks for. */
    private static final int MAX_NAME = 128;

    private static final int MIN_CHARS = 4;

    /** Takes off one level, which needs no bound on the number of parts to stay linear. */
    private static final SegmentDecoder DECODER =
            SegmentDecoder.builder().joined(true).maxSegments(Integer.MAX_VALUE).build();

    private Views() {}

    /**
     * A view.
     *
     * @param text with the way back to the original
     * @param keyName name of the JSON member it is the value of; empty when it is none
     * @param kind how it came about
     */
    public record View(MappedText text, String keyName, Kind kind) {}

    /** How a view came about. */
    public enum Kind {
        /** The text itself, or its normal form. */
        WHOLE,
        /** A part of the text that reads otherwise once it is decoded. */
        DECODED,
        /** A part of the text as it stands, with the name it stands under. */
        MEMBER
    }

    /** The views of a text, the text itself first. */
    public static List<View> of(String text) {
        MappedText whole = MappedText.of(text);
        List<View> views = new ArrayList<>();
        addBoth(views, whole, "", Kind.WHOLE);
        for (DecodedSegment segment : DECODER.decode(whole)) {
            add(views, segment.text(), "", Kind.DECODED);
        }
        for (JsonSegment value : JsonSegment.of(whole)) {
            boolean verbatim = text.startsWith(value.text().text(), value.text().originalStart(0));
            if (!verbatim || !value.name().isEmpty()) {
                add(views, value.text(), value.name(), verbatim ? Kind.MEMBER : Kind.DECODED);
            }
        }
        return views;
    }

    private static void add(List<View> views, MappedText text, String keyName, Kind kind) {
        if (text.text().length() >= MIN_CHARS) {
            addBoth(views, text, lastOf(keyName), kind);
        }
    }

    private static void addBoth(List<View> views, MappedText text, String keyName, Kind kind) {
        views.add(new View(text, keyName, kind));
        if (!TextNormalizer.isPlain(text.text())) {
            MappedText normal = TextNormalizer.standard().normalize(text).mapped();
            if (!normal.text().equals(text.text())) {
                views.add(new View(normal, keyName, kind));
            }
        }
    }

    /** A name may be as long as the text, and every element of a list has it: only its end is read with each. */
    private static String lastOf(String keyName) {
        return keyName.substring(Math.max(0, keyName.length() - MAX_NAME));
    }
}
