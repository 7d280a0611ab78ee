#!/usr/bin/env node
// `npx webkit-rtc-peer-connection`: its commands are in doctor/command.mjs.
import { command } from '../doctor/command.mjs';

process.exitCode = await command(process.argv.slice(2));
