/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.mcp;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * Makes readers of JSON that keep the digits of numbers and refuse a member that stands twice: two readers may see
 * different things in it.
 */
final class StrictJson {
    private StrictJson() {}

    /** A reader of texts of at most {@code maxBytes} that are nested at most {@code maxDepth} deep. */
    static JsonMapper mapper(int maxBytes, int maxDepth) {
        return JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(maxDepth)
                                .maxStringLength(maxBytes)
                                .maxDocumentLength(maxBytes)
                                .build())
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }
}
