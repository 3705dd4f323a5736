package org.chuangdai.transfer;

import io.quarkus.arc.Arc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;

/** Writes the kinds and their columns into the OpenAPI document, from the sheets themselves, and leaves out what only tests have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class ColumnsInOpenApi implements OASFilter {
    private static final String EDGE_TEST = "/edge-test/fails";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        List<Sheet> sheets = Arc.container().instance(Sheets.class).get().all();
        document.getPaths().removePathItem(EDGE_TEST);
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.contains("/imports/")) {
                describe(item.getPOST(), sheets);
            } else if (path.contains("/exports/")) {
                describe(item.getGET(), sheets);
            }
        });
    }

    private static void describe(Operation operation, List<Sheet> sheets) {
        String kinds = sheets.stream().map(sheet -> "* `" + sheet.kind() + "` " + sheet.label() + ": " + columns(sheet)).collect(Collectors.joining("\n"));
        operation.setDescription(operation.getDescription() + "\n\nColumns by kind; **bold** ones are needed:\n\n" + kinds);
        operation.getParameters().stream().filter(parameter -> parameter.getName().equals("kind"))
                .forEach(parameter -> parameter.getSchema().setEnumeration(sheets.stream().<Object>map(Sheet::kind).toList()));
    }

    private static String columns(Sheet sheet) {
        return ExportDesk.exported(sheet).stream().map(column -> column.required() ? "**" + column.name() + " " + column.label() + "**" : column.name() + " " + column.label())
                .collect(Collectors.joining(", "));
    }
}
