/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;

/** The one JSON factory of the command. */
final class Json {
    /**
     * Bounds are those of the engine, which sees arguments as they were sent; the lines around them are bounded by
     * {@link LineReader} alone. Names are not kept between lines.
     */
    static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonWriteFeature.ESCAPE_FORWARD_SLASHES)
            // Half a surrogate pair cannot be written as UTF-8, so all of them are escaped.
            .highestNonEscapedChar(Character.MIN_SURROGATE - 1)
            .build();

    private Json() {}
}
