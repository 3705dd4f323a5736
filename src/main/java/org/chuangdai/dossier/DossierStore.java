package org.chuangdai.dossier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chuangdai.access.Reach;
import org.chuangdai.access.View;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Register;
import org.chuangdai.loan.LoanRecords;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of what a dossier holds beside loans and residencies. A record is in sight where the person, base, loan or start-up is that it is about. */
@ApplicationScoped
class DossierStore {
    private final Register<Honour> honours;
    private final Register<CreditFlag> flags;
    private final Register<FollowUp> followUps;
    private final Register<MonthlyReport> reports;
    private final Register<CompetitionProject> projects;

    DossierStore(Database database) {
        this.honours = new Register<>(Honour.TYPE, new Listing<>(database, Sql.of(Honour.COLUMNS), "honour h join entrepreneur e on e.id = h.entrepreneur_id", "h.id", Honour::new),
                Reach.of("e.division"), Order.byDate("GRANTED_ON", "h.granted_on", OrderDirection.DESC));
        this.flags = new Register<>(CreditFlag.TYPE, new Listing<>(database, Sql.of(CreditFlag.COLUMNS),
                "credit_flag f left join entrepreneur e on e.id = f.entrepreneur_id left join incubation_base b on b.id = f.base_id", "f.id", CreditFlag::new),
                Reach.of("coalesce(e.division, b.division)"), Order.byDate("FROM_ON", "f.from_on", OrderDirection.DESC));
        this.followUps = new Register<>(FollowUp.TYPE, new Listing<>(database, Sql.of(FollowUp.COLUMNS),
                "follow_up u left join loan l on l.id = u.loan_id left join startup s on s.id = u.startup_id", "u.id", FollowUp::new),
                Reach.of("coalesce(l.division, s.division)").with(LoanRecords.REACH, View.BANK, View.GUARANTEED).with(Reach.ofStartup("s"), View.BASE), Order.byDate("HELD_ON", "u.held_on", OrderDirection.DESC));
        this.reports = new Register<>(MonthlyReport.TYPE, new Listing<>(database, Sql.of(MonthlyReport.COLUMNS), "monthly_report m join startup s on s.id = m.startup_id", "m.id",
                MonthlyReport::new), Reach.of("s.division").with(Reach.ofStartup("s"), View.BASE), Order.byDate("MONTH", "m.month", OrderDirection.DESC));
        this.projects = new Register<>(CompetitionProject.TYPE, new Listing<>(database, Sql.of(CompetitionProject.COLUMNS), "competition_project p", "p.id", CompetitionProject::new),
                Reach.of("p.division"), Order.byNumber("YEAR", "p.year", OrderDirection.DESC));
    }

    Register<Honour> honours() {
        return honours;
    }

    Register<CreditFlag> flags() {
        return flags;
    }

    Register<FollowUp> followUps() {
        return followUps;
    }

    Register<MonthlyReport> reports() {
        return reports;
    }

    Register<CompetitionProject> projects() {
        return projects;
    }

    @Produces
    @Singleton
    NodeSource honourNodes() {
        return honours;
    }

    @Produces
    @Singleton
    NodeSource flagNodes() {
        return flags;
    }

    @Produces
    @Singleton
    NodeSource followUpNodes() {
        return followUps;
    }

    @Produces
    @Singleton
    NodeSource reportNodes() {
        return reports;
    }

    @Produces
    @Singleton
    NodeSource projectNodes() {
        return projects;
    }
}
