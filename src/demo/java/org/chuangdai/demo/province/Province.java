package org.chuangdai.demo.province;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.chuangdai.vault.Vault;

/**
 * The demo province as a stream of batches. Nobody in it exists; its divisions do. The same settings and divisions give the same bytes, but for the sealed values.
 * Memory does not grow with the number of loans: only bases and sums per county and year are held.
 */
public final class Province implements Iterator<Batch> {
    private static final int PEOPLE_PER_BATCH = 2_000;
    private final Settings settings;
    private final Places places;
    private final Bases bases;
    private final People people;
    private final Startups startups;
    private final Loans loans;
    private final Subsidies subsidies;
    private final Plans plans;
    private int nextPerson = -1;
    private boolean planned;

    /** @param vault that seals the people's numbers */
    public Province(Settings settings, List<Division> divisions, Vault vault) {
        this.settings = settings;
        places = new Places(divisions, settings);
        bases = new Bases(settings, places);
        people = new People(settings, places, vault);
        startups = new Startups(settings, bases);
        plans = new Plans(settings, places);
        loans = new Loans(settings, places, plans);
        subsidies = new Subsidies(settings);
    }

    @Override
    public boolean hasNext() {
        return !planned;
    }

    /** First banks, bases and credit communities, then the people with all that is theirs, last the targets. */
    @Override
    public Batch next() {
        if (planned) {
            throw new NoSuchElementException();
        }
        Batch batch = new Batch();
        if (nextPerson < 0) {
            writeInstitutions(batch);
            nextPerson = 0;
        } else if (nextPerson < people.count()) {
            int end = Math.min(people.count(), nextPerson + PEOPLE_PER_BATCH);
            while (nextPerson < end) {
                writePerson(nextPerson++, batch);
            }
        } else {
            plans.write(batch);
            planned = true;
        }
        return batch;
    }

    private void writeInstitutions(Batch batch) {
        for (int i = 0; i < Names.BANKS.size(); i++) {
            batch.rows(Table.BANK).number(i + 1).key("BK", i + 1, 3).text(Names.BANKS.get(i)).end();
        }
        bases.write(batch);
        places.writeCommunities(settings, batch);
        for (Bases.Base base : bases.all()) {
            subsidies.toBase(new Dice(settings.seed(), "base subsidy", base.id()), base, batch);
        }
    }

    private void writePerson(int index, Batch batch) {
        Dice dice = new Dice(settings.seed(), "person", index);
        People.Person person = people.person(dice, index, batch);
        LocalDate firstLoan = loans.firstDay(dice, person);
        Startups.Stay stay = null;
        if (person.startup() != null) {
            LocalDate registeredOn = Season.workday(firstLoan.minusDays(dice.between(90, 560)), firstLoan);
            startups.writeStartup(dice, person, registeredOn, batch);
            stay = startups.admit(dice, person, registeredOn, batch);
            subsidies.toPerson(dice, person, registeredOn, stay, batch);
        }
        loans.write(dice, person, stay, firstLoan, batch);
    }
}
