// Starts the browser that `cargo xtask test` names, through its own WebDriver program.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { readdirSync, readFileSync } from "node:fs";
import process from "node:process";
import { Builder, Capabilities, logging } from "selenium-webdriver";
import chrome from "selenium-webdriver/chrome.js";
import firefox from "selenium-webdriver/firefox.js";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/**
 * What cargo xtask hands over in the environment.
 * @param {string} name
 */
function given(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run this through cargo xtask`);
  return value;
}

/** Address of the served page, with a slash at the end. */
export const page = given("NUTGRAF_PAGE");
/** `chromium`, `firefox` or `webkit`. */
export const browser = given("NUTGRAF_BROWSER");

/** A port that nobody uses just now. */
async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/**
 * WebKitGTK's driver is one that selenium does not start by itself.
 * @param {string} program
 */
async function startDriver(program) {
  const port = await freePort();
  const child = spawn(program, [`--port=${port}`], { stdio: ["ignore", "inherit", "inherit"] });
  const address = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`${address}/status`);
      return { address, stop: () => void child.kill() };
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/**
 * The processes of a browser that keeps its things in this folder.
 * @param {string} profile
 */
function processes(profile) {
  return readdirSync("/proc").filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try {
      const [program = "", ...args] = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
      // Its driver has the folder's name among its arguments too.
      return !/driver$/.test(program) && args.some((arg) => arg.includes(profile));
    } catch {
      return false;
    }
  }).map(Number);
}

/**
 * Opens the browser.
 * @param {{profile?: string}} [options] a folder for all that it keeps, which outlasts it; not in WebKitGTK
 * @returns {Promise<{driver: WebDriver, quit: () => Promise<void>, kill: () => Promise<void>}>} `kill` ends a browser
 *   with a profile as a power cut does
 */
export async function open({ profile } = {}) {
  const program = given("NUTGRAF_BROWSER_PROGRAM");
  const driverProgram = given("NUTGRAF_BROWSER_DRIVER");
  const size = { width: 1280, height: 900 };
  if (browser === "webkit") {
    const { address, stop } = await startDriver(driverProgram);
    const capabilities = new Capabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: program, args: ["--automation"] },
    });
    try {
      const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
      const quit = () => driver.quit().finally(stop);
      return { driver, quit, kill: quit };
    } catch (error) {
      stop();
      throw error;
    }
  }
  const builder = new Builder();
  if (browser === "firefox") {
    const options = new firefox.Options().setBinary(program).addArguments("-headless").windowSize(size);
    if (profile) options.addArguments("-profile", profile);
    builder.forBrowser("firefox").setFirefoxOptions(options).setFirefoxService(new firefox.ServiceBuilder(driverProgram));
  } else {
    const prefs = new logging.Preferences();
    prefs.setLevel(logging.Type.BROWSER, logging.Level.ALL);
    const options = new chrome.Options();
    options.setChromeBinaryPath(program);
    options.windowSize(size);
    // The sandbox does not work as root, which CI is.
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
    if (profile) options.addArguments(`--user-data-dir=${profile}`);
    options.setLoggingPrefs(prefs);
    builder.forBrowser("chrome").setChromeOptions(options).setChromeService(new chrome.ServiceBuilder(driverProgram));
  }
  const driver = await builder.build();
  const kill = async () => {
    for (const pid of profile ? processes(profile) : []) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // Gone with another.
      }
    }
    // What is left of it: the driver's program.
    await driver.quit().catch(() => undefined);
  };
  return { driver, quit: () => driver.quit(), kill };
}

/**
 * What went wrong in the page since it was opened: script errors, console errors and warnings, and what the policy
 * forbade. The browser's own log is there in Chromium only; it also hears of workers.
 * @param {WebDriver} driver
 * @returns {Promise<string[]>}
 */
export async function troubles(driver) {
  const seen = /** @type {string[]} */ (await driver.executeScript("return window.__troubles.splice(0)"));
  const response = await fetch(`${page}__csp`);
  const reports = /** @type {string[]} */ (await response.json());
  const log = browser === "chromium" ? await driver.manage().logs().get(logging.Type.BROWSER) : [];
  const grave = log.filter((entry) => entry.level.value >= logging.Level.WARNING.value);
  return [...seen, ...reports.map((r) => `policy report: ${r}`), ...grave.map((entry) => `log: ${entry.message}`)];
}
