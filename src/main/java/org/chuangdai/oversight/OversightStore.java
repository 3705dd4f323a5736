package org.chuangdai.oversight;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.chuangdai.access.Reach;
import org.chuangdai.graphql.Listing;
import org.chuangdai.graphql.NodeSource;
import org.chuangdai.graphql.Order;
import org.chuangdai.graphql.OrderDirection;
import org.chuangdai.graphql.Register;
import org.chuangdai.sql.Database;
import org.chuangdai.sql.Sql;

/** Reads of what administrations record about places: designations, budgets, spot checks. */
@ApplicationScoped
class OversightStore {
    private final Register<CommunityDesignation> designations;
    private final Register<FundBudget> budgets;
    private final Register<SpotCheck> checks;

    OversightStore(Database database) {
        this.designations = new Register<>(CommunityDesignation.TYPE, new Listing<>(database, Sql.of(CommunityDesignation.COLUMNS), "community_designation d", "d.id",
                CommunityDesignation::new), Reach.of("d.division"), Order.byDate("GRANTED_ON", "d.granted_on", OrderDirection.DESC));
        this.budgets = new Register<>(FundBudget.TYPE, new Listing<>(database, Sql.of(FundBudget.COLUMNS), "fund_budget g", "g.id", FundBudget::new),
                Reach.ofMoney("g.division"), Order.byDate("AS_OF", "g.as_of", OrderDirection.DESC));
        this.checks = new Register<>(SpotCheck.TYPE, new Listing<>(database, Sql.of(SpotCheck.COLUMNS), "spot_check k", "k.id", SpotCheck::new),
                Reach.of("k.division"), Order.byDate("CHECKED_ON", "k.checked_on", OrderDirection.DESC));
    }

    Register<CommunityDesignation> designations() {
        return designations;
    }

    Register<FundBudget> budgets() {
        return budgets;
    }

    Register<SpotCheck> checks() {
        return checks;
    }

    @Produces
    @Singleton
    NodeSource designationNodes() {
        return designations;
    }

    @Produces
    @Singleton
    NodeSource budgetNodes() {
        return budgets;
    }

    @Produces
    @Singleton
    NodeSource checkNodes() {
        return checks;
    }
}
