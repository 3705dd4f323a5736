package org.chuangdai.briefing;

import io.smallrye.mutiny.Uni;
import org.chuangdai.CalendarClock;
import org.chuangdai.audit.AuditKind;
import org.chuangdai.audit.AuditResult;
import org.chuangdai.audit.Deed;
import org.chuangdai.audit.Trail;
import org.chuangdai.division.DivisionCode;
import org.chuangdai.graphql.DateRange;
import org.chuangdai.graphql.ObjectName;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Briefings over GraphQL. */
@GraphQLApi
public class BriefingApi {
    private final BriefingFigures figures;
    private final CalendarClock clock;
    private final Trail trail;

    BriefingApi(BriefingFigures figures, CalendarClock clock, Trail trail) {
        this.trail = trail;
        this.figures = figures;
        this.clock = clock;
    }

    @Query
    @NonNull
    @Description("简报：政府工作报告中的创业担保贷款和创业孵化段落，每个数字附得到它的查询 · The loan and the incubation paragraph of a government report, "
            + "each figure with the query that yields it. A period open at its end ends today.")
    public Uni<Briefing> briefing(@NonNull String division, @NonNull DateRange period, @Description("语言，默认中文 · Language, Chinese by default.") BriefingLanguage language) {
        return Uni.createFrom().deferred(() -> figures.ask(division, period))
                .call(facts -> trail.write(trail.here(), Deed.of(AuditKind.EXPORT, "briefing", AuditResult.DONE).on(new ObjectName("Division", DivisionCode.full(division)))))
                .map(facts -> new BriefingWriter(facts, language == null ? BriefingLanguage.ZH : language).write(clock.today()));
    }
}
