import express from 'express';
import { env } from './env';

express().listen(env.PORT);
