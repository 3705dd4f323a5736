package org.chuangdai.briefing;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.audit.AuditResult;
import org.chuangdai.audit.Deed;
import org.chuangdai.audit.Trail;
import org.chuangdai.graphql.ErrorCode;
import org.chuangdai.graphql.MoneyUnit;
import org.chuangdai.graphql.ObjectName;
import org.chuangdai.graphql.Refusal;
import org.chuangdai.transfer.TextCharset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The monthly dispatch sheet (调度表) over HTTP. */
@Path("/api/reports")
@ApplicationScoped
@Tag(name = "报表 · Reports")
public class DispatchResource {
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String ABOUT = "One row for each division directly below, their total, and the division's own figures: target, disbursed in the month and in the year so far, "
            + "growth, completion, loans, borrowers, jobs, balance, repayment, overdue, compensation, subsidies, bases and residents. "
            + "Figures are those of loanStatistics, repaymentStatistics, baseStatistics, subsidyStatistics and targetProgress up to the end of the month, or to today within it. Townships have no rows below them.";
    private static final int YEAR_MIN = 1949;
    private final DispatchFigures figures;
    private final Trail trail;

    DispatchResource(DispatchFigures figures, Trail trail) {
        this.trail = trail;
        this.figures = figures;
    }

    /** How a file is written. */
    private interface Writing {
        void write(DispatchFiles files, ByteArrayOutputStream out) throws IOException;
    }

    @GET
    @Path("/dispatch.xlsx")
    @Produces(XLSX)
    @Blocking
    @Operation(summary = "月度调度表（XLSX） · Monthly dispatch sheet as a workbook", operationId = "dispatchXlsx", description = ABOUT)
    @APIResponse(responseCode = "200", description = "The workbook.", content = @Content(mediaType = XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "400", description = "No or malformed division, month or unit, or a month to come.")
    @APIResponse(responseCode = "403", description = "The division is out of sight.")
    @APIResponse(responseCode = "404", description = "There is no such division.")
    public Response workbook(@Parameter(description = "行政区划代码 · Division code of 2, 4, 6, 9 or 12 digits.", required = true) @QueryParam("division") String division,
            @Parameter(description = "月份，如2026-06 · Month, as 2026-06.", required = true) @QueryParam("month") String month,
            @Parameter(description = "金额单位 · Unit of money: YUAN, WAN (default) or YI; amounts are exact in it.") @QueryParam("unit") String unit) throws IOException {
        return file(division, month, unit, "xlsx", XLSX, DispatchFiles::workbook);
    }

    @GET
    @Path("/dispatch.csv")
    @Produces("text/csv")
    @Blocking
    @Operation(summary = "月度调度表（CSV） · Monthly dispatch sheet as CSV", operationId = "dispatchCsv", description = ABOUT)
    @APIResponse(responseCode = "200", description = "Header and rows.", content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "No or malformed division, month, unit or charset, or a month to come.")
    @APIResponse(responseCode = "403", description = "The division is out of sight.")
    @APIResponse(responseCode = "404", description = "There is no such division.")
    public Response csvFile(@Parameter(description = "行政区划代码 · Division code of 2, 4, 6, 9 or 12 digits.", required = true) @QueryParam("division") String division,
            @Parameter(description = "月份，如2026-06 · Month, as 2026-06.", required = true) @QueryParam("month") String month,
            @Parameter(description = "金额单位 · Unit of money: YUAN, WAN (default) or YI; amounts are exact in it.") @QueryParam("unit") String unit,
            @Parameter(description = "UTF-8 (default, with byte order mark) or GB18030.") @QueryParam("charset") String charset) throws IOException {
        Charset encoding = charset == null ? StandardCharsets.UTF_8 : TextCharset.named(charset);
        return file(division, month, unit, "csv", "text/csv;charset=" + encoding.name(), (files, out) -> files.csv(out, encoding));
    }

    private Response file(String division, String month, String unit, String extension, String mediaType, Writing writing) throws IOException {
        if (division == null || division.isBlank()) {
            throw new Refusal(ErrorCode.BAD_REQUEST, "请用division指明行政区划，如division=360822。", "Name the division, as division=360822.");
        }
        YearMonth wanted = month(month);
        MoneyUnit money = unit(unit);
        DispatchSheet sheet = figures.ask(division.strip(), wanted).await().indefinitely();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writing.write(new DispatchFiles(sheet, money), out);
        trail.write(trail.here(), Deed.of(AuditKind.EXPORT, "reports/dispatch." + extension, AuditResult.DONE).on(new ObjectName("Division", sheet.division().code()))
                .with("month=%s rows=%d", wanted, sheet.lines().size())).await().indefinitely();
        String name = URLEncoder.encode(sheet.title() + "." + extension, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(out.toByteArray(), mediaType).header(HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"dispatch-%s-%s.%s\"; filename*=UTF-8''%s".formatted(sheet.division().code(), wanted, extension, name)).build();
    }

    private static YearMonth month(String text) {
        try {
            if (text != null && text.matches("\\d{4}-\\d{2}") && YearMonth.parse(text).getYear() >= YEAR_MIN) {
                return YearMonth.parse(text);
            }
        } catch (DateTimeException noSuchMonth) {
            throw noMonth();
        }
        throw noMonth();
    }

    private static Refusal noMonth() {
        return new Refusal(ErrorCode.BAD_REQUEST, "month应为年月，如2026-06。", "month is a year and a month, as 2026-06.");
    }

    private static MoneyUnit unit(String name) {
        return name == null ? MoneyUnit.WAN : Arrays.stream(MoneyUnit.values()).filter(unit -> unit.name().equals(name)).findFirst()
                .orElseThrow(() -> new Refusal(ErrorCode.BAD_REQUEST, "unit应为YUAN、WAN或YI。", "unit is YUAN, WAN or YI."));
    }
}
