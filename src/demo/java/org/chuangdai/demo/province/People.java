package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chuangdai.entrepreneur.BorrowerGroup;
import org.chuangdai.entrepreneur.StartupKind;
import org.chuangdai.vault.SealedField;
import org.chuangdai.vault.Vault;

/** Who they are: entrepreneurs, some of them with a start-up, and how many loans each will have had. */
final class People {
    /** Of twenty borrowers fifteen have one loan, four a second and one a third. */
    private static final int[] CHAINS = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3};
    private static final int LOANS_OF_TWENTY = Arrays.stream(CHAINS).sum();
    private static final List<BorrowerGroup> GROUPS = List.of(BorrowerGroup.values());
    private static final double[] GROUP_WEIGHTS = {18, 8, 6, 0.7, 14, 2, 22, 6, 8, 12, 1, 2.3};

    record Person(long id, Places.County county, String division, BorrowerGroup group, int loans, Startup startup) {
    }

    record Startup(long id, StartupKind kind, int employees, boolean agricultural) {
    }

    private final Settings settings;
    private final Places places;
    private final Vault vault;
    private final int count;
    private int[] chains;
    private long chainsOf = -1;

    People(Settings settings, Places places, Vault vault) {
        this.settings = settings;
        this.places = places;
        this.vault = vault;
        count = settings.loans() / LOANS_OF_TWENTY * CHAINS.length + settings.loans() % LOANS_OF_TWENTY;
    }

    int count() {
        return count;
    }

    /** Loans of one person: of each twenty in another order; those beyond the last full twenty have one each. */
    private int loans(int index) {
        int twenty = index / CHAINS.length;
        if (twenty >= settings.loans() / LOANS_OF_TWENTY) {
            return 1;
        }
        if (chainsOf != twenty) {
            chainsOf = twenty;
            chains = CHAINS.clone();
            Dice dice = new Dice(settings.seed(), "chain", twenty);
            for (int i = chains.length - 1; i > 0; i--) {
                int other = dice.between(0, i);
                int kept = chains[i];
                chains[i] = chains[other];
                chains[other] = kept;
            }
        }
        return chains[index % CHAINS.length];
    }

    /** Draws the person of this index and writes the entrepreneur. */
    Person person(Dice dice, int index, Batch batch) {
        Places.County county = places.county(dice);
        boolean male = dice.chance(0.56);
        BorrowerGroup group = dice.pick(GROUPS, GROUP_WEIGHTS);
        int ageAtStart = group == BorrowerGroup.COLLEGE_GRADUATE ? dice.between(15, 26) : dice.between(18, 48);
        LocalDate born = settings.from().minusYears(ageAtStart).minusDays(dice.between(0, 364));
        LocalDate graduatedOn = group == BorrowerGroup.COLLEGE_GRADUATE ? LocalDate.of(born.getYear() + 22, 6, 30) : null;
        BorrowerGroup second = dice.chance(0.06) ? dice.pick(GROUPS, GROUP_WEIGHTS) : group;
        String division = dice.pick(county.townships());
        String number = Codes.identityNumber(index, born, male);
        String name = Names.person(dice, male);
        String phone = Codes.phone(dice);
        batch.rows(Table.ENTREPRENEUR).number(index + 1).bytes(vault.seal(SealedField.IDENTITY_NUMBER, number)).bytes(vault.hash(SealedField.IDENTITY_NUMBER, number)).text(name)
                .bytes(vault.seal(SealedField.PHONE, phone)).bytes(vault.hash(SealedField.PHONE, phone)).text(division)
                .text(second == group ? "{" + group + "}" : "{" + group + "," + second + "}")
                .text(graduatedOn == null || graduatedOn.isAfter(settings.until()) ? null : graduatedOn).end();
        return new Person(index + 1, county, division, group, loans(index), startup(dice, index));
    }

    /** Start-ups are spread evenly over the people. */
    private Startup startup(Dice dice, int index) {
        long upTo = (index + 1L) * settings.startups() / count;
        if (upTo == (long) index * settings.startups() / count) {
            return null;
        }
        StartupKind kind = dice.pick(List.of(StartupKind.values()), 62, 4, 18, 8, 6, 2);
        int employees = kind == StartupKind.ENTERPRISE ? dice.between(4, 20) + (dice.chance(0.2) ? dice.between(10, 80) : 0) : dice.between(1, 6);
        return new Startup(upTo, kind, employees, kind == StartupKind.COOPERATIVE || dice.chance(0.18));
    }
}
