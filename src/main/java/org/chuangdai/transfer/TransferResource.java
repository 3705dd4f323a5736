package org.chuangdai.transfer;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import org.chuangdai.access.CurrentCaller;
import org.chuangdai.access.Sight;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.audit.AuditResult;
import org.chuangdai.audit.Deed;
import org.chuangdai.audit.Trail;
import org.chuangdai.audit.Undertaking;
import org.chuangdai.audit.Unmasking;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.Message;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.sql.Sources;
import org.chuangdai.telemetry.Meters;
import org.chuangdai.traffic.PacedStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Files in and out over HTTP. */
@Path("/api")
@ApplicationScoped
@Tag(name = "导入导出 · Import and export")
public class TransferResource {
    private static final Logger LOG = Logger.getLogger(TransferResource.class);
    /** Who takes files out, each of the rows in sight. */
    private static final Set<String> EXPORTERS = Set.of("officer", "admin", "bank", "guarantor", "finance", "base-operator", "auditor");
    private static final String UNMASKED = "Identity numbers and phones in full: needs the role pii-reader beside another and a reason, and is audited.";
    private static final String REASON = "Why they are needed, in 5 to 200 characters.";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Sheets sheets;
    private final ImportDesk imports;
    private final ExportDesk exports;
    private final CurrentCaller caller;
    private final Trail trail;
    private final Unmasking unmasking;
    private final Sources sources;

    /** Why a request was refused as a whole. */
    @RegisterForReflection
    @Schema(description = "拒绝 · Why the request was refused as a whole; no row went in.")
    public record Fault(String code, String message) {
    }

    TransferResource(Sheets sheets, ImportDesk imports, ExportDesk exports, CurrentCaller caller, Trail trail, Unmasking unmasking,
            Sources sources) {
        this.sheets = sheets;
        this.imports = imports;
        this.exports = exports;
        this.caller = caller;
        this.trail = trail;
        this.unmasking = unmasking;
        this.sources = sources;
    }

    @POST
    @Path("/imports/{kind}")
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Blocking
    @Operation(summary = "导入CSV · Import a CSV file", operationId = "importFile",
            description = "UTF-8 or GB18030, found out or named by charset. First line: column names in English or Chinese, in any order. Streamed; the same file sent again changes nothing.")
    @RequestBody(required = true, content = @Content(mediaType = "text/csv", schema = @Schema(type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.STRING)))
    @APIResponse(responseCode = "200", description = "The header was understood; the report says what became of each row.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ImportReport.class)))
    @APIResponse(responseCode = "400", description = "The header names unknown columns or lacks needed ones.", content = @Content(schema = @Schema(implementation = Fault.class)))
    @APIResponse(responseCode = "404", description = "No such kind.", content = @Content(schema = @Schema(implementation = Fault.class)))
    @APIResponse(responseCode = "415", description = "Not text/csv.", content = @Content(schema = @Schema(implementation = Fault.class)))
    public ImportReport importFile(@PathParam("kind") String kind,
            @Parameter(description = "UTF-8 or GB18030; without it the encoding is found out.") @QueryParam("charset") String charset,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Parameter(hidden = true) String contentType,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(description = "Language of the messages: zh (default) or en.") String acceptLanguage,
            InputStream body) throws IOException, SQLException {
        Sheet sheet = sheets.of(kind);
        caller.caller().requireAny(sheet.importers());
        Sight sight = caller.caller().acting(sheet.importers());
        if (sheet.shared() && !sight.coversProvince()) {
            throw new Refusal(ErrorCode.FORBIDDEN, "“%s”由省级管理员维护。", "“%2$s” is kept by administrators of a province.", sheet.label(), sheet.kind());
        }
        MediaType type = csv(contentType, acceptLanguage);
        String declared = charset != null ? charset : type.getParameters().get(MediaType.CHARSET_PARAMETER);
        Undertaking undertaking = Undertaking.begin(trail, Deed.of(AuditKind.IMPORT, "imports/" + sheet.kind(), AuditResult.STARTED));
        try {
            ImportReport report = imports.run(sheet, new PacedStream(body), declared, sight, acceptLanguage);
            undertaking.done("rows=%d created=%d updated=%d unchanged=%d rejected=%d", report.rows(), report.created(), report.updated(), report.unchanged(), report.rejected());
            return report;
        } catch (IOException | SQLException | RuntimeException failed) {
            undertaking.failed(failed);
            throw failed;
        } finally {
            sources.changed();
        }
    }

    @GET
    @Path("/exports/{kind}.csv")
    @Produces("text/csv")
    @Blocking
    @Operation(summary = "导出CSV · Export as CSV", operationId = "exportCsv", description = "UTF-8 with byte order mark; the columns of an import, rows in the reader's sight.")
    public Response csvFile(@PathParam("kind") String kind,
            @Parameter(description = "zh: Chinese column names") @QueryParam("header") @DefaultValue("en") String header,
            @Parameter(description = UNMASKED) @QueryParam("unmasked") @DefaultValue("false") boolean unmasked, @Parameter(description = REASON) @QueryParam("reason") String reason) {
        return export(kind, ExportDesk.Format.CSV, "text/csv;charset=UTF-8", header, unmasked ? unmasking.permit(reason) : null);
    }

    @GET
    @Path("/exports/{kind}.xlsx")
    @Produces(XLSX)
    @Blocking
    @Operation(summary = "导出XLSX · Export as a workbook", operationId = "exportXlsx", description = "The columns of an import, rows in the reader's sight.")
    public Response workbook(@PathParam("kind") String kind,
            @Parameter(description = "zh: Chinese column names") @QueryParam("header") @DefaultValue("en") String header,
            @Parameter(description = UNMASKED) @QueryParam("unmasked") @DefaultValue("false") boolean unmasked, @Parameter(description = REASON) @QueryParam("reason") String reason) {
        return export(kind, ExportDesk.Format.XLSX, XLSX, header, unmasked ? unmasking.permit(reason) : null);
    }

    /** @param reason for which personal values are shown in full, null when they are not */
    private Response export(String kind, ExportDesk.Format format, String mediaType, String header, String reason) {
        Sheet sheet = sheets.of(kind);
        caller.caller().requireAny(EXPORTERS);
        Sight sight = caller.sight();
        String file = sheet.kind() + "." + format.name().toLowerCase(Locale.ROOT);
        Undertaking undertaking = Undertaking.begin(trail, Deed.of(AuditKind.EXPORT, "exports/" + file, AuditResult.STARTED).because(reason)
                .with("unmasked=%s", ExportDesk.showsInFull(sight, reason != null)));
        StreamingOutput body = out -> {
            try {
                long rows = exports.write(sheet, format, "zh".equals(header), sight, reason != null, out);
                undertaking.done("rows=%d", rows);
                Meters.exported(sheet.kind(), rows);
            } catch (SQLException e) {
                undertaking.failed(e);
                throw new IllegalStateException("export of " + sheet.kind(), e);
            } catch (IOException | RuntimeException e) {
                undertaking.failed(e);
                throw e;
            }
        };
        return Response.ok(body, mediaType).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file + "\"").build();
    }

    private static MediaType csv(String contentType, String acceptLanguage) {
        MediaType type = null;
        try {
            type = contentType == null ? null : MediaType.valueOf(contentType);
        } catch (IllegalArgumentException malformed) {
            LOG.debugf("Content-Type %s", contentType);
        }
        if (type == null || !"text".equalsIgnoreCase(type.getType()) || !"csv".equalsIgnoreCase(type.getSubtype())) {
            throw new WebApplicationException(fault(415, "UNSUPPORTED_MEDIA_TYPE", new Message("请以text/csv发送文件。", "Send the file as text/csv."), acceptLanguage));
        }
        return type;
    }

    /** The sender is gone or its file broke off: nobody may be left to read the answer. */
    @ServerExceptionMapper
    Response brokenOff(IOException e, HttpHeaders headers) {
        LOG.infof("Import or export broken off: %s", e.getMessage());
        return fault(400, ErrorCode.BAD_REQUEST.name(), new Message("文件中断。已完成的批次有效，请重新发送文件。", "The file broke off. Completed batches are in; send the file again."),
                headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static Response fault(int status, String code, Message text, String acceptLanguage) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(new Fault(code, text.in(acceptLanguage))).build();
    }
}
