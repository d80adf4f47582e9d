/* SPDX-License-Identifier: Apache-2.0 */
package ai.orcarouter.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/**
 * Prints one JSON object for each line.
 *
 * @param answerer what is in it
 */
record JsonRows(RowAnswerer answerer) implements RowPrinter {
    @Override
    public void answer(Row row, StringBuilder out) throws IOException, BadRowException {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
            begin(json, row.id());
            answerer.answer(row, json);
            json.writeEndObject();
        }
        out.append(target.getBuffer()).append('\n');
    }

    @Override
    public void refuse(Optional<String> id, String fault, StringBuilder out) throws IOException {
        StringWriter target = new StringWriter();
        try (JsonGenerator json = Json.FACTORY.createGenerator(target)) {
            begin(json, id);
            answerer.refuse(json);
            json.writeStringField("error", "line " + fault);
            json.writeEndObject();
        }
        out.append(target.getBuffer()).append('\n');
    }

    private static void begin(JsonGenerator json, Optional<String> id) throws IOException {
        json.writeStartObject();
        json.writeFieldName("id");
        json.writeRawValue(id.orElse("null"));
    }
}
