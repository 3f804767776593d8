'use client';

export { default } from '@/app/(desk)/desk/error';
